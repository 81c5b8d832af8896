import { parseLeaf } from '@happy-homeland/log/books';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import { fundedPorts, payOut, SIBLING, STATEMENT } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, FaultyStore, idsOf, OFFICER } from '../../testing/index.ts';
import { tick } from '../tick/tick.ts';
import { bookInterest } from './interest.ts';
import type { ReconciliationCommand } from './reconciliation.ts';
import { findDisagreements, reconcile } from './reconciliation.ts';
import { importStatement } from './statement-import.ts';

const { projectId, charityId } = aProject();
const DAY_MS = 24 * 60 * 60_000;
const ON = '2026-11-22';

/** The bank's balance of the day before. */
function stated(balanceMinor: number, over: Partial<ReconciliationCommand> = {}): ReconciliationCommand {
  const told = { provider: null, on: ON, statement: STATEMENT, differences: [] };
  return { projectId, key: `reconcile ${balanceMinor}`, balanceMinor, ...told, ...over };
}

/** 5.00 in the bank, 14.88 at the provider, and the day is over. */
async function dayAfter(options: Parameters<typeof fundedPorts>[0] = {}): Promise<TestPorts> {
  const ports = await fundedPorts(options);
  idsOf(await payOut(ports, 500));
  ports.clock.advance(DAY_MS);
  return ports;
}

async function published(ports: TestPorts) {
  return (await ports.store.log.reconciliations(10)).map(({ bytes }) => parseLeaf(bytes));
}

/** A statement that is imported late, of gifts that were in the bank on that day. */
async function bookLate(ports: TestPorts, amountMinor: number): Promise<void> {
  const parts = [{ projectId: SIBLING, count: 1, amountMinor }];
  const told = { source: 'bank', platform: null, on: ON, statement: 'b7'.repeat(32) } as const;
  idsOf(await importStatement(ports, OFFICER, { projectId, key: 'late', ...told, count: 1, amountMinor, parts }));
}

describe('a reconciliation', () => {
  test('says in public that an account agrees with a statement', async () => {
    const ports = await dayAfter();
    expect(await reconcile(ports, OFFICER, stated(500))).toEqual({ kind: 'done', ids: [] });
    const common = { kind: 'reconciliation', date: ON, charity: charityId, currency: 'CNY', statement: STATEMENT };
    expect(await published(ports)).toEqual([{ v: 1, ...common, account: 'A:Bank', balanceMinor: 500 }]);
    expect(await findDisagreements(ports)).toEqual([]);
  });

  test('names what lies between the two, to the fen', async () => {
    const ports = await dayAfter();
    const why = [
      { why: 'open-disputes', amountMinor: -300 },
      { why: 'payouts-under-way', amountMinor: -100 },
    ] as const;
    const short = stated(1089, { provider: 'stripe', differences: why });
    expect(await reconcile(ports, OFFICER, short)).toEqual({ kind: 'refused', reason: 'unexplained' });
    const exact = stated(1088, { provider: 'stripe', differences: why });
    expect(await reconcile(ports, OFFICER, exact)).toMatchObject({ kind: 'done' });
    const figures = [
      { code: 'D:OpenDisputes', currency: 'CNY', amountMinor: -300 },
      { code: 'D:PayoutsUnderWay', currency: 'CNY', amountMinor: -100 },
    ];
    expect(await published(ports)).toMatchObject([{ account: 'A:Clearing:stripe', balanceMinor: 1088, figures }]);
  });

  test('is of the end of its day, whatever is booked the day after', async () => {
    const ports = await dayAfter();
    const line = { projectId, key: 'interest', amountMinor: 7, lineRef: '1', statement: STATEMENT };
    idsOf(await bookInterest(ports, OFFICER, line));
    expect(await reconcile(ports, OFFICER, stated(507))).toEqual({ kind: 'refused', reason: 'unexplained' });
    expect(await reconcile(ports, OFFICER, stated(500))).toMatchObject({ kind: 'done' });
    expect(await findDisagreements(ports)).toEqual([]);
  });

  test('that no longer agrees is reported with the difference, until the account is reconciled anew', async () => {
    const ports = await dayAfter();
    idsOf(await reconcile(ports, OFFICER, stated(500)));
    await bookLate(ports, 9);
    const difference = { charity: charityId, account: 'A:Bank', on: ON, differenceMinor: 9 };
    expect(await findDisagreements(ports)).toEqual([difference]);
    await tick(ports, { deadlineMs: Number.POSITIVE_INFINITY });
    const told = ports.reported.filter(({ event }) => event === 'reconciliation-differs');
    expect(told).toMatchObject([{ level: 'error', fields: difference }]);
    idsOf(await reconcile(ports, OFFICER, stated(509, { statement: 'c1'.repeat(32) })));
    expect(await findDisagreements(ports)).toEqual([]);
  });

  test.each([
    ['amount-unfit', { balanceMinor: 0.5 }],
    ['amount-unfit', { differences: [{ why: 'unidentified', amountMinor: 0 }] }],
    [
      'amount-unfit',
      {
        differences: [
          { why: 'unidentified', amountMinor: 1 },
          { why: 'unidentified', amountMinor: -1 },
        ],
      },
    ],
    ['statement-unfit', { statement: 'x' }],
    ['statement-unfit', { on: '2026-11-31' }],
    ['statement-unfit', { on: '2026-11-23' }],
    ['unexplained', { balanceMinor: 499 }],
  ] as const)('is refused: %s', async (...given) => {
    const [reason, over] = given;
    const ports = await dayAfter();
    expect(await reconcile(ports, OFFICER, stated(500, over))).toEqual({ kind: 'refused', reason });
    expect(await published(ports)).toEqual([]);
  });

  test('is published once for each statement', async () => {
    const ports = await dayAfter();
    const done = await reconcile(ports, OFFICER, stated(500));
    expect(await reconcile(ports, OFFICER, stated(500))).toEqual(done);
    const again = { kind: 'refused', reason: 'already-booked' };
    expect(await reconcile(ports, OFFICER, stated(500, { key: 'anew' }))).toEqual(again);
    expect(await published(ports)).toHaveLength(1);
  });

  test.each(['before', 'after'] as const)('is published once when the disk fails %s it is kept', async (when) => {
    const store = new FaultyStore(new MemoryStore());
    const ports = await dayAfter({ store });
    store.failNext(when);
    await expect(reconcile(ports, OFFICER, stated(500))).rejects.toThrow('failed');
    idsOf(await reconcile(ports, OFFICER, stated(500)));
    expect(await published(ports)).toHaveLength(1);
  });

  test('finds every fen that is booked into its day afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (amountMinor) => {
        const ports = await dayAfter();
        idsOf(await reconcile(ports, OFFICER, stated(500)));
        await bookLate(ports, amountMinor);
        expect(await findDisagreements(ports)).toMatchObject([{ differenceMinor: amountMinor }]);
      }),
      { numRuns: 20 },
    );
  });
});
