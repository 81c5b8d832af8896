import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import { parseLeaf } from '@happy-homeland/log/books';
import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import { fundedPorts } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, FaultyStore, idsOf, OFFICER, publishedPorts } from '../../testing/index.ts';
import { listDisclosures } from '../project/disclosures.ts';
import { reverseEntry } from './correction.ts';
import type { DisclosureCommand } from './disclosure.ts';
import { disclose } from './disclosure.ts';

const { projectId, charityId } = aProject();
const REPORT = { title: '十月进展（示例）', body: '扶手已装好 21 处。\n余下的在十二月。', correction: null };

function telling(over: Partial<DisclosureCommand> = {}): DisclosureCommand {
  return { projectId, key: 'october', ...REPORT, ...over };
}

async function told(ports: TestPorts, over: Partial<DisclosureCommand> = {}): Promise<string> {
  const [digest = ''] = idsOf(await disclose(ports, OFFICER, telling(over)));
  return digest;
}

async function leaves(ports: TestPorts) {
  const all = await ports.store.log.leaves({ from: 0, limit: 100 });
  return all.map(({ bytes }) => parseLeaf(bytes)).filter((leaf) => leaf?.kind === 'disclosure.published');
}

async function shown(ports: TestPorts, page?: Parameters<typeof listDisclosures>[2]) {
  const list = await listDisclosures(ports, projectId, page);
  return 'items' in list ? list : { items: [], nextCursor: null };
}

describe('a disclosure', () => {
  test('is shown before the plan, and its digest stands in the log', async () => {
    const ports = await publishedPorts();
    const digest = await told(ports);
    const { title, body } = REPORT;
    const date = '2026-11-22';
    const text = canonicalJson({ project: projectId, date, title, body, corrects: null, explanation: null });
    expect(digest).toBe(await ports.secrets.digest(text));
    expect(await leaves(ports)).toEqual([
      { v: 1, kind: 'disclosure.published', date, charity: charityId, project: projectId, digest, title },
    ]);
    const nothing = { journalSeq: null, corrects: null, explanation: null };
    expect((await shown(ports)).items).toEqual([
      { kind: 'report', date, title, body, digest, ...nothing },
      expect.objectContaining({ kind: 'plan', digest: null }),
    ]);
  });

  test('that was wrong stays beside its correction, which says what it corrects and why', async () => {
    const ports = await publishedPorts();
    const wrong = await told(ports);
    ports.clock.advance(1);
    const correction = { of: wrong, explanation: '原文把 12 处写成了 21 处。' };
    const right = await told(ports, { key: 'anew', body: '扶手已装好 12 处。', correction });
    expect((await shown(ports)).items.slice(0, 2)).toMatchObject([
      { kind: 'correction', digest: right, corrects: wrong, explanation: correction.explanation },
      { kind: 'report', digest: wrong, body: REPORT.body },
    ]);
    expect(await leaves(ports)).toMatchObject([{ digest: wrong }, { digest: right }]);
  });

  test('stands among corrections of the books in the order of time, page by page', async () => {
    const ports = await fundedPorts();
    const [first] = await ports.store.books.latest(projectId, 1);
    const before = await told(ports);
    ports.clock.advance(1);
    await reverseEntry(ports, OFFICER, { seq: first?.seq ?? 0, reason: '示例' });
    ports.clock.advance(1);
    const after = await told(ports, { key: 'after', title: '十一月进展（示例）' });
    const { items } = await shown(ports);
    expect(items.map(({ kind, digest }) => [kind, digest])).toEqual([
      ['report', after],
      ['correction', null],
      ['report', before],
      ['plan', null],
    ]);
    const page = await shown(ports, { limit: 3 });
    expect(page).toEqual({ items: items.slice(0, 3), nextCursor: '1' });
    ports.clock.advance(1);
    await told(ports, { key: 'meanwhile', title: '十二月进展（示例）' });
    expect(await shown(ports, { limit: 3, cursor: '1' })).toEqual({ items: items.slice(3), nextCursor: null });
    const beyond = await listDisclosures(ports, projectId, { limit: 3, cursor: '6' });
    expect(beyond).toMatchObject({ reason: 'invalid-cursor' });
  });

  test.each([
    ['disclosure-unfit', { title: ' ' }],
    ['disclosure-unfit', { title: '示'.repeat(121) }],
    ['personal-data-in-title', { title: '张某 138 0013 8000' }],
    ['disclosure-unfit', { body: '' }],
    ['disclosure-unfit', { body: '示'.repeat(5_001) }],
    ['disclosure-unfit', { body: 'a\0b' }],
    ['disclosure-unfit', { body: '\ud800' }],
    ['disclosure-unfit', { correction: { of: 'a1'.repeat(32), explanation: '' } }],
    ['disclosure-unfit', { correction: { of: 'a1'.repeat(32), explanation: '示'.repeat(501) } }],
    ['no-disclosure', { correction: { of: 'a1'.repeat(32), explanation: '示例' } }],
  ] as const)('is refused: %s', async (...given) => {
    const [reason, over] = given;
    const ports = await publishedPorts();
    expect(await disclose(ports, OFFICER, telling(over))).toEqual({ kind: 'refused', reason });
    expect(await leaves(ports)).toEqual([]);
  });

  test('is published once for each content and day, and by nobody of another federation', async () => {
    const ports = await publishedPorts();
    const done = await disclose(ports, OFFICER, telling());
    expect(await disclose(ports, OFFICER, telling())).toEqual(done);
    const again = { kind: 'refused', reason: 'already-booked' };
    expect(await disclose(ports, OFFICER, telling({ key: 'anew' }))).toEqual(again);
    const stranger = { keyId: 'stranger', tenantId: 'othertenant' };
    const notFound = { kind: 'refused', reason: 'not-found' };
    expect(await disclose(ports, stranger, telling({ key: 'theirs' }))).toEqual(notFound);
    expect(await leaves(ports)).toHaveLength(1);
  });

  test.each(['before', 'after'] as const)('is published once when the disk fails %s it is kept', async (when) => {
    const store = new FaultyStore(new MemoryStore());
    const ports = await publishedPorts({}, { store });
    store.failNext(when);
    await expect(disclose(ports, OFFICER, telling())).rejects.toThrow('failed');
    await told(ports);
    expect(await leaves(ports)).toHaveLength(1);
    expect((await shown(ports)).items).toHaveLength(2);
  });
});
