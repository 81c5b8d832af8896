import type { ImportInput, ImportRow } from '@happy-homeland/contract';
import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import type { WriteUnit } from '../../ports/index.ts';
import type { TestPorts } from '../../testing/index.ts';
import {
  aCampaign,
  aCharity,
  anId,
  aProject,
  FaultyStore,
  fundedPorts,
  OFFICER,
  PLATFORM,
  SIBLING,
  STATEMENT,
} from '../../testing/index.ts';
import { getProject } from '../project/project.ts';
import { isRefusal } from '../refusal.ts';
import { importMoney } from './money-import.ts';
import { openMatters, returnUnidentified } from './unidentified.ts';

const { projectId } = aProject();
const ON = '2026-11-20';
const COPY = 'c1'.repeat(32);

function aRow(over: Partial<ImportRow> = {}): ImportRow {
  return { ref: 'bank/1', on: ON, amountMinor: 500, count: 1, projectId: null, code: null, ...over };
}

function ofBank(rows: readonly ImportRow[], over: Partial<ImportInput> = {}): ImportInput {
  return { projectId, source: 'bank', platform: null, document: STATEMENT, dryRun: false, rows: [...rows], ...over };
}

function ofPlatform(rows: readonly ImportRow[], over: Partial<ImportInput> = {}): ImportInput {
  return ofBank(rows, { source: 'platform', platform: PLATFORM.name, ...over });
}

async function outcomes(ports: TestPorts, input: ImportInput) {
  const result = await importMoney(ports, OFFICER, input);
  if (isRefusal(result)) return result.reason;
  return result.rows.map(({ outcome, reason }) => (reason === null ? outcome : `${outcome}: ${reason}`));
}

const open = async (ports: TestPorts) =>
  (await openMatters(ports, OFFICER, projectId)).map(({ amountMinor }) => amountMinor);

/** Fails the `left`-th commit from now on. */
class FaultAt extends FaultyStore {
  plan: { left: number; readonly when: 'before' | 'after' } = { left: 0, when: 'before' };

  override commit(unit: WriteUnit) {
    this.plan.left -= 1;
    if (this.plan.left === 0) this.failNext(this.plan.when);
    return super.commit(unit);
  }
}

describe('lines of a bank', () => {
  const coded = aRow({ code: paymentCodeOf(projectId) });
  const unknown = aRow({ ref: 'bank/2', amountMinor: 700 });
  const late = aRow({ ref: 'bank/3', amountMinor: 900, on: '2026-09-30', code: paymentCodeOf(projectId) });
  const foreign = aRow({ ref: 'bank/4', amountMinor: 30, projectId: 'aaaaaaaaaaaaaaaa' });
  const all = [coded, unknown, late, foreign];

  test('are gifts of the project that their code names, and wait where nobody can say', async () => {
    const ports = await fundedPorts();
    const said = ['counted', 'waiting: no-project', 'waiting: outside-appeal', 'waiting: no-project'];
    expect(await outcomes(ports, ofBank(all, { dryRun: true }))).toEqual(said);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
    expect(await outcomes(ports, ofBank(all))).toEqual(said);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2500, donors: 2 });
    expect((await open(ports)).toSorted()).toEqual([30, 700, 900]);
  });

  test('that name a project of another charity wait here, and never count there', async () => {
    const ports = await fundedPorts();
    const charityId = anId('neighbour');
    const { campaignId } = aCampaign({ campaignId: anId('neighbours') });
    const theirs = aProject({ projectId: anId('theirs'), externalId: 'theirs', charityId, campaignId, position: 9 });
    const put = await ports.store.commit([
      {
        kind: 'put-charity',
        record: aCharity({ charityId, externalId: 'neighbour', uscc: '53511800MJ00000341' }),
      },
      {
        kind: 'put-campaign',
        record: aCampaign({
          campaignId,
          charityId,
          externalId: 'neighbours',
          filingNumber: '53511800MJ00000341-A26001',
        }),
      },
      { kind: 'put-project', record: theirs },
    ]);
    expect(put).toEqual({ kind: 'committed' });
    const rows = [
      aRow({ projectId: theirs.projectId, amountMinor: 40 }),
      aRow({ ref: 'bank/2', code: paymentCodeOf(theirs.projectId), amountMinor: 60 }),
    ];
    for (const dryRun of [true, false]) {
      const said = await outcomes(ports, ofBank(rows, { dryRun }));
      expect(said).toEqual(['waiting: other-charity', 'waiting: other-charity']);
    }
    expect(await outcomes(ports, ofPlatform(rows.slice(0, 1)))).toEqual(['waiting: other-charity']);
    expect(await getProject(ports, theirs.projectId)).toMatchObject({ raisedMinor: 0 });
    expect((await open(ports)).toSorted()).toEqual([40, 60]);
  });

  test('are booked once, from this file or another that has them, too', async () => {
    const ports = await fundedPorts();
    await outcomes(ports, ofBank(all));
    const again = Array(4).fill('already');
    expect(await outcomes(ports, ofBank(all))).toEqual(again);
    expect(await outcomes(ports, ofBank(all, { document: COPY }))).toEqual(again);
    expect(await outcomes(ports, ofBank([{ ...unknown, amountMinor: 701 }]))).toEqual(['refused: differs-from-booked']);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2500, donors: 2 });
    expect((await open(ports)).toSorted()).toEqual([30, 700, 900]);
  });

  test('that people have decided on are left as decided', async () => {
    const ports = await fundedPorts();
    await outcomes(ports, ofBank([aRow({ amountMinor: 700 })]));
    const [matter] = await openMatters(ports, OFFICER, projectId);
    const back = { projectId, key: 'back', receiptId: matter?.journalId ?? '', lineRef: 'out 1', statement: STATEMENT };
    expect(await returnUnidentified(ports, OFFICER, back)).toMatchObject({ kind: 'done' });
    expect(await outcomes(ports, ofBank([aRow({ amountMinor: 700, projectId })]))).toEqual(['already']);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
  });

  test('that were received before a crash become gifts when they are sent again', async () => {
    const ports = await fundedPorts();
    await outcomes(ports, ofBank([{ ...coded, code: null }]));
    expect(await open(ports)).toEqual([500]);
    expect(await outcomes(ports, ofBank([coded]))).toEqual(['counted']);
    expect(await open(ports)).toEqual([]);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2500 });
  });

  test('are booked once whatever the storage does between the two entries', async () => {
    for (const at of [1, 2, 3]) {
      for (const when of ['before', 'after'] as const) {
        const store = new FaultAt(new MemoryStore());
        const ports = await fundedPorts({ store });
        store.plan = { left: at, when };
        await expect(importMoney(ports, OFFICER, ofBank([coded, unknown]))).rejects.toThrow('failed');
        await outcomes(ports, ofBank([coded, unknown]));
        expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2500, donors: 2 });
        expect(await open(ports)).toEqual([700]);
      }
    }
  });

  test('cannot be dated tomorrow, count more than one, or stand twice', async () => {
    const ports = await fundedPorts();
    expect(await outcomes(ports, ofBank([aRow({ on: '2026-11-23' })]))).toEqual(['refused: date-in-future']);
    expect(await outcomes(ports, ofBank([aRow({ count: 2 })]))).toEqual(['refused: count-unfit']);
    expect(await outcomes(ports, ofBank([aRow(), aRow()]))).toBe('invalid-body');
    expect(await outcomes(ports, ofBank([aRow()], { platform: 'x' }))).toBe('invalid-body');
    expect(await outcomes(ports, ofBank([aRow()], { projectId: 'aaaaaaaa' }))).toBe('not-found');
    const stranger = { ...OFFICER, tenantId: 'another' };
    expect(await importMoney(ports, stranger, ofBank([aRow()]))).toMatchObject({ reason: 'not-found' });
  });
});

describe('a statement of a platform', () => {
  const rows = [
    aRow({ ref: 'a', amountMinor: 700, count: 9, projectId }),
    aRow({ ref: 'b', amountMinor: 100, count: 2, projectId, on: '2026-11-21' }),
    aRow({ ref: 'c', amountMinor: 200, count: 3, projectId: SIBLING }),
    aRow({ ref: 'd', amountMinor: 50, projectId, on: '2026-09-30' }),
  ];
  const said = ['counted', 'counted', 'counted', 'waiting: outside-appeal'];

  test('counts as one batch of each project, and what comes late is named and waits where it is', async () => {
    const ports = await fundedPorts();
    expect(await outcomes(ports, ofPlatform(rows, { dryRun: true }))).toEqual(said);
    expect(await outcomes(ports, ofPlatform(rows))).toEqual(said);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2800, donors: 12 });
    expect(await getProject(ports, SIBLING)).toMatchObject({ raisedMinor: 200, donors: 3 });
    expect(await open(ports)).toEqual([]);
  });

  test('counts once, also as a copy that was saved again', async () => {
    const ports = await fundedPorts();
    await outcomes(ports, ofPlatform(rows));
    expect(await outcomes(ports, ofPlatform(rows))).toEqual(['already', 'already', 'already', said[3]]);
    const copy = await outcomes(ports, ofPlatform(rows, { document: COPY }));
    expect(copy).toEqual([...Array(3).fill('already: other-copy'), said[3]]);
    const other = [aRow({ ref: 'a', amountMinor: 800, projectId })];
    expect(await outcomes(ports, ofPlatform(other))).toEqual(['already']);
    expect(await outcomes(ports, ofPlatform([{ ...rows[2], amountMinor: 201 } as ImportRow]))).toEqual([
      'refused: differs-from-booked',
    ]);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2800, donors: 12 });
  });

  test('of a platform that the plan does not name waits', async () => {
    const ports = await fundedPorts();
    expect(await outcomes(ports, ofPlatform(rows.slice(0, 1), { platform: '别的平台' }))).toEqual([
      'waiting: unknown-platform',
    ]);
  });
});

test('cash is counted by project, and what names none waits in the books', async () => {
  const ports = await fundedPorts();
  const rows = [aRow({ ref: 'x', projectId, amountMinor: 300, count: 4 }), aRow({ ref: 'y', amountMinor: 60 })];
  const input = ofBank(rows, { source: 'cash' });
  expect(await outcomes(ports, input)).toEqual(['counted', 'waiting: no-project']);
  expect(await outcomes(ports, input)).toEqual(['already', 'already']);
  expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2300, donors: 5 });
  expect(await open(ports)).toEqual([60]);
});

test('a project with a hard cap gets nothing by import: its room is promised, and the line waits', async () => {
  const ports = await fundedPorts();
  const file = await ports.store.directory.file(projectId);
  if (file === null) throw new Error('a published project');
  const record = { ...file.project, hardCap: true, revision: file.project.revision + 1 };
  expect(await ports.store.commit([{ kind: 'put-project', record }])).toEqual({ kind: 'committed' });
  const row = aRow({ projectId });
  expect(await outcomes(ports, ofBank([row]))).toEqual(['waiting: above-cap']);
  expect(await open(ports)).toEqual([500]);
});
