import { Books, isEntry, isMirrorOf, parseLeaf } from '@happy-homeland/log/books';
import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import { fundedPorts, SIBLING, STATEMENT } from '../../testing/funding.ts';
import { aProject, FaultyStore, idsOf, OFFICER, PLATFORM } from '../../testing/index.ts';
import { getProject, listLedger } from '../project/project.ts';
import { bookSettlement } from './bank-settlement.ts';
import { reverseEntry } from './correction.ts';
import type { StatementCommand } from './statement-import.ts';
import { importStatement } from './statement-import.ts';

const { projectId, charityId } = aProject();
const BANK = `${charityId}/A:Bank/CNY`;

/** Twelve gifts of 9.00 on a platform, three of them for the sibling. */
function listed(over: Partial<StatementCommand> = {}): StatementCommand {
  const parts = [
    { projectId, count: 9, amountMinor: 700 },
    { projectId: SIBLING, count: 3, amountMinor: 200 },
  ];
  const told = { source: 'platform', platform: PLATFORM.name, on: '2026-11-20', statement: STATEMENT } as const;
  return { projectId, key: 'import', ...told, count: 12, amountMinor: 900, parts, ...over };
}

const IN_BANK = { source: 'bank', platform: null } as const;

describe('a statement of gifts from elsewhere', () => {
  test('counts into what was raised and how many gave, by source, and invents nobody', async () => {
    const ports = await fundedPorts();
    expect(idsOf(await importStatement(ports, OFFICER, listed()))).toHaveLength(2);
    const bank = listed({ ...IN_BANK, key: 'bank', statement: 'b1'.repeat(32) });
    expect(idsOf(await importStatement(ports, OFFICER, bank))).toHaveLength(2);
    expect(await getProject(ports, projectId)).toMatchObject({
      raisedMinor: 3400,
      donors: 19,
      bySource: [
        { source: 'bank', raisedMinor: 700, donors: 9 },
        { source: 'platform', raisedMinor: 700, donors: 9 },
        { source: 'own-site', raisedMinor: 2000, donors: 1 },
      ],
      fundUse: { raisedMinor: 3400, heldMinor: 3388 },
    });
    expect(await getProject(ports, SIBLING)).toMatchObject({ raisedMinor: 400, donors: 6 });
    const ledger = await listLedger(ports, SIBLING, { limit: 10 });
    expect(ledger).toMatchObject({
      items: [
        { kind: 'donation.batch', source: 'platform', date: '2026-11-20' },
        { kind: 'donation.batch', source: 'bank' },
      ],
    });
    expect(await ports.store.books.balanceOf(BANK)).toBe(900);
  });

  test('is in the public log with its count and its digest, and so is its correction', async () => {
    const ports = await fundedPorts();
    const [journalId = ''] = idsOf(await importStatement(ports, OFFICER, listed()));
    const record = await ports.store.log.ofEntry(journalId);
    const leaf = record && parseLeaf(record.bytes);
    expect(leaf).toMatchObject({ kind: 'donation.batch', source: 'platform', count: 9, statement: STATEMENT });
    const [entry] = await ports.store.books.latest(projectId, 1);
    await reverseEntry(ports, OFFICER, { seq: entry?.seq ?? 0, reason: '重复入账' });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
    const [back] = await ports.store.books.latest(projectId, 1);
    const undone = await ports.store.log.ofEntry(back?.journalId ?? '');
    const correction = undone && parseLeaf(undone.bytes);
    if (!leaf || !correction || !isEntry(leaf) || !isEntry(correction)) throw new Error('both are entries');
    expect(isMirrorOf(correction, leaf)).toBe(true);
    expect(isMirrorOf({ ...correction, count: 1 }, leaf)).toBe(false);
    const books = new Books();
    expect([...books.add(record.index, leaf), ...books.add(undone.index, correction)]).toEqual([]);
    expect(books.figures(projectId)?.totals).toMatchObject([{ kind: 'donation.batch', amountMinor: 0, entries: 0 }]);
  });

  test('of a platform is under way there until the platform has paid out', async () => {
    const ports = await fundedPorts();
    const [journalId = ''] = idsOf(await importStatement(ports, OFFICER, listed()));
    const page = await ports.store.books.entries({ projectId, afterSeq: 0, limit: 10 });
    const [debit] = page.find((entry) => entry.journalId === journalId)?.postings ?? [];
    const provider = debit?.account.code.replace('A:Clearing:', '') ?? '';
    const parts = [{ projectId, amountMinor: 900 }];
    const line = { projectId, key: 'payout', provider, lineRef: '1', statement: STATEMENT, amountMinor: 900, parts };
    expect(idsOf(await bookSettlement(ports, OFFICER, line))).toHaveLength(1);
    expect(await ports.store.books.balanceOf(BANK)).toBe(900);
    expect(await ports.store.books.balanceOf(debit?.account.accountId ?? '')).toBe(0);
  });

  test('is booked once for each of its projects, whatever key it is sent with', async () => {
    const ports = await fundedPorts();
    const first = await importStatement(ports, OFFICER, listed());
    expect(await importStatement(ports, OFFICER, listed())).toEqual(first);
    const refused = { kind: 'refused', reason: 'already-booked' };
    expect(await importStatement(ports, OFFICER, listed({ key: 'anew' }))).toEqual(refused);
    const part = listed({ key: 'part', count: 3, amountMinor: 200, parts: listed().parts.slice(1) });
    expect(await importStatement(ports, OFFICER, part)).toEqual(refused);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2700, donors: 10 });
  });

  test.each([
    ['amount-unfit', { amountMinor: 901 }],
    ['amount-unfit', { count: 11 }],
    ['amount-unfit', { count: 0, amountMinor: 0, parts: [] }],
    ['amount-unfit', { count: 4, amountMinor: 3, parts: [{ projectId, count: 4, amountMinor: 3 }] }],
    ['amount-unfit', { count: 1.5, amountMinor: 3, parts: [{ projectId, count: 1.5, amountMinor: 3 }] }],
    ['amount-unfit', { count: 24, amountMinor: 1800, parts: [...listed().parts, ...listed().parts] }],
    ['statement-unfit', { statement: 'D1'.repeat(32) }],
    ['statement-unfit', { on: '2026-11-31' }],
    ['statement-unfit', { on: '2026-11-23' }],
    ['outside-appeal', { on: '2026-09-30' }],
    ['unknown-platform', { platform: '别的平台' }],
    ['unknown-platform', { platform: null }],
    ['unknown-platform', { source: 'cash' }],
    ['target-unfit', { count: 1, amountMinor: 1, parts: [{ projectId: 'nowhere', count: 1, amountMinor: 1 }] }],
  ] as const)('is refused: %s', async (...given) => {
    const [reason, over] = given;
    const ports = await fundedPorts();
    expect(await importStatement(ports, OFFICER, listed(over))).toEqual({ kind: 'refused', reason });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });

  test('finds no room in a project that takes no more than its goal', async () => {
    const ports = await fundedPorts();
    const file = await ports.store.directory.file(projectId);
    if (file === null) throw new Error('a published project');
    const record = { ...file.project, hardCap: true, revision: file.project.revision + 1 };
    expect(await ports.store.commit([{ kind: 'put-project', record }])).toEqual({ kind: 'committed' });
    expect(await importStatement(ports, OFFICER, listed())).toEqual({ kind: 'refused', reason: 'above-cap' });
  });

  test.each(['before', 'after'] as const)('is booked once when the disk fails %s it is kept', async (when) => {
    const store = new FaultyStore(new MemoryStore());
    const ports = await fundedPorts({ store });
    store.failNext(when);
    await expect(importStatement(ports, OFFICER, listed())).rejects.toThrow('failed');
    idsOf(await importStatement(ports, OFFICER, listed()));
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2700, donors: 10 });
  });
});
