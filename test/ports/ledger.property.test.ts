// Random streams of everything that can happen to a project's money, against a model that shares no code with the books:
// the same answers, the same balances; sent twice, interleaved with repeats, opened again: still the same. And a control:
// where refusals are not kept, sending a stream again changes the books, and this test sees it.

import type { Change, CommitOutcome, Store, WriteUnit } from '@happy-homeland/worker/ports';
import {
  anId,
  getProject,
  getRegion,
  listLedger,
  MemoryStore,
  SIBLING,
  tempLibsqlStore,
} from '@happy-homeland/worker/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome, Plain, Step } from './ledger/model.ts';
import { Model } from './ledger/model.ts';
import { Runner } from './ledger/run-stream.ts';

const PROJECT = anId('project');
const CHARITY = anId('charity');
const STEPS_MAX = 40;
const LIMIT_MS = 20_000;

const amount = fc.integer({ min: 1, max: 400 });
const PLAIN: readonly Plain[] = [
  'accrue',
  'batch',
  'interest',
  'payout',
  'promise',
  'reimburse',
  'repay',
  'return',
  'spend-management',
  'surplus',
];

type Raw = Step & { readonly of?: number };

const money: fc.Arbitrary<Raw> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('give' as const), amount }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('payout' as const), amount }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('promise' as const), amount }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom(...PLAIN), amount }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('pay' as const, 'void' as const), of: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('verify' as const), approvers: fc.constantFrom(1, 2, 2), amount }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('pin' as const),
      capBps: fc.integer({ min: 0, max: 510 }),
      amount: fc.integer({ min: 1, max: 9999 }),
    }),
  },
);
const owed: fc.Arbitrary<Raw> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('receive' as const), amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('approve' as const), of: fc.nat(), amount }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('match', 'remit', 'send-back'), of: fc.nat() }) },
);
const again: fc.Arbitrary<Raw> = fc.record({
  kind: fc.constantFrom('repeat' as const, 'misuse' as const),
  of: fc.nat(),
});
const reversal: fc.Arbitrary<Raw> = fc.record({ kind: fc.constant('reverse' as const), of: fc.nat() });

/** A stream whose steps name only steps that were before them, and repeat only what has a key. */
function streamOf(step: fc.Arbitrary<Raw>): fc.Arbitrary<Step[]> {
  return fc.array(step, { minLength: 1, maxLength: STEPS_MAX }).map((raws) => {
    const steps: Step[] = [];
    for (const raw of raws) {
      if (!('of' in raw) || raw.of === undefined) steps.push(raw);
      else if (steps.length > 0) steps.push(pointed(steps, raw, raw.of % steps.length));
    }
    return steps;
  });
}

/** Which steps a decision is about, so that most of them are about something. */
const ABOUT: Readonly<Partial<Record<Step['kind'], readonly Step['kind'][]>>> = {
  approve: ['give', 'batch', 'match'],
  remit: ['approve'],
  match: ['receive'],
  'send-back': ['receive'],
};

function pointed(steps: readonly Step[], raw: Raw, at: number): Step {
  const about = [...steps.keys()].filter((index) => ABOUT[raw.kind]?.includes(steps[index]?.kind ?? raw.kind));
  const of = about[at % about.length] ?? at;
  const target = steps[of];
  if (raw.kind !== 'repeat' && raw.kind !== 'misuse') return { ...raw, of } as Step;
  const hasKey = target !== undefined && !['give', 'misuse', 'repeat', 'reverse'].includes(target.kind);
  return hasKey ? { kind: raw.kind, of } : { kind: 'give', amount: 1 };
}

/** What happens to money that is with a partner. */
const usual: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('reimburse' as const, 'repay' as const, 'return' as const), amount }),
  fc.record({ kind: fc.constant('verify' as const), approvers: fc.constant(2), amount }),
  fc.record({ kind: fc.constant('surplus' as const), amount }),
);

/** For the control: enough of what a gift makes possible later. */
const plainRequests = streamOf(fc.oneof({ weight: 8, arbitrary: money }, { weight: 2, arbitrary: again }));
const requests = streamOf(
  fc.oneof({ weight: 8, arbitrary: money }, { weight: 3, arbitrary: owed }, { weight: 2, arbitrary: again }),
);
const corrected = streamOf(
  fc.oneof({ weight: 6, arbitrary: money }, { weight: 4, arbitrary: owed }, { weight: 2, arbitrary: reversal }),
);

interface Compared {
  readonly runner: Runner;
  readonly model: Model;
  readonly outcomes: readonly Outcome[];
}

/** Every answer is the model's, and so is every pile. */
async function compare(store: Store, steps: readonly Step[]): Promise<Compared> {
  const [runner, model] = [await Runner.on(store), new Model()];
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    const outcome = await runner.send(step);
    outcomes.push(outcome);
    expect([step, outcome]).toEqual([step, model.answer(step)]);
  }
  await expectPiles(store, model);
  await expectFigures(runner);
  await expectRegion(runner);
  return { runner, model, outcomes };
}

async function expectPiles({ books }: Store, { piles }: Model): Promise<void> {
  const rows = await books.balances([PROJECT, SIBLING]);
  const of = (start: string) => rows.find(({ code }) => code.startsWith(start));
  const credit = (start: string) => 0 - (of(start)?.amountMinor ?? 0);
  const fund = of(`F:Restricted:${PROJECT}`);
  const totals = await books.totals([PROJECT]);
  const { accrued: _, ...kept } = piles;
  expect({
    fund: credit(`F:Restricted:${PROJECT}`),
    pending: fund?.pendingMinor ?? 0,
    advance: of('A:Advance:')?.amountMinor ?? 0,
    payable: credit('L:PartnerPayable:'),
    pool: credit('F:MgmtPool:'),
    bank: await books.balanceOf(`${CHARITY}/A:Bank/CNY`),
    clearing: await books.balanceOf(`${CHARITY}/A:Clearing:stripe/CNY`),
    sibling: credit(`F:Restricted:${SIBLING}`),
    owed: credit(`L:RefundPayable:${PROJECT}`),
    unknown: 0 - (await books.balanceOf(`${CHARITY}/L:Unidentified/CNY`)),
    covered: await books.balanceOf(`${CHARITY}/F:Unrestricted/CNY`),
    gifts: totals.reduce((sum, { kind, entries }) => sum + (kind.startsWith('donation.') ? entries : 0), 0),
  }).toEqual(kept);
  expect(fund?.advancedMinor ?? 0).toBe(piles.advance);
  // What we have is what we owe and what is given for a purpose.
  const { bank, clearing, advance, payable, pool, fund: inFund, sibling, owed: owing, unknown, covered } = piles;
  expect(bank + clearing + advance + covered).toBe(payable + pool + inFund + sibling + owing + unknown);
}

/** What the region of both says of money is the sum of what their cards say. */
async function expectRegion({ ports }: Runner): Promise<void> {
  const cards = await Promise.all([PROJECT, SIBLING].map((projectId) => getProject(ports, projectId)));
  const region = await getRegion(ports, cards[0]?.region ?? '', { limit: 10 });
  if (!('funds' in region)) throw new Error('a region with projects');
  const [funds] = region.funds;
  for (const name of Object.keys(cards[0]?.fundUse ?? {}) as (keyof NonNullable<typeof funds>['fundUse'])[]) {
    const sum = cards.reduce((total, card) => total + (card?.fundUse[name] ?? 0), 0);
    expect([name, funds?.fundUse[name] ?? 0]).toEqual([name, sum]);
  }
  expect(funds?.gifts ?? 0).toBe(cards.reduce((total, card) => total + (card?.donors ?? 0), 0));
  expect(region.items.map(({ projectId }) => projectId).toSorted()).toEqual([PROJECT, SIBLING].toSorted());
}

/** The public journal alone gives the figures of the card. */
async function expectFigures({ ports }: Runner): Promise<void> {
  for (const projectId of [PROJECT, SIBLING]) {
    const [card, ledger] = [await getProject(ports, projectId), await listLedger(ports, projectId, { limit: 10_000 })];
    if (card === null || !('items' in ledger)) throw new Error('a published project');
    const sum = (start: string) =>
      ledger.items
        .flatMap(({ postings }) => postings)
        .reduce((total, { account, amountMinor }) => total + (account.startsWith(start) ? amountMinor : 0), 0);
    const advances = ledger.items
      .flatMap(({ postings }) => postings)
      .filter(({ account }) => account.startsWith('A:Advance:') && account.endsWith(`:${projectId}`))
      .reduce((total, { amountMinor }) => total + amountMinor, 0);
    const { raisedMinor, feesMinor, advancesMinor, spentMinor, otherMinor, heldMinor } = card.fundUse;
    expect(advancesMinor).toBe(advances);
    expect(heldMinor).toBe(0 - sum(`F:Restricted:${projectId}`) - advances);
    expect(feesMinor + advancesMinor + spentMinor + otherMinor + heldMinor).toBe(raisedMinor);
  }
}

describe('random streams of what happens to a project’s money', () => {
  test('LED-03 LED-08 are answered and booked as the model does, and sent again change nothing', {
    timeout: LIMIT_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (steps) => {
        const store = new MemoryStore();
        const { runner, model, outcomes } = await compare(store, steps);
        expect(await runner.again()).toEqual(outcomes);
        await expectPiles(store, model);
      }),
      { numRuns: 120 },
    );
  });

  test('LED-04 with corrections among them are booked as the model does', { timeout: LIMIT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(corrected, async (steps) => {
        await compare(new MemoryStore(), steps);
      }),
      { numRuns: 100 },
    );
  });

  test('LED-03 LED-07 leave the same books on a libSQL file, which its own checks find whole when it is opened again', {
    timeout: LIMIT_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(requests, corrected), async (steps) => {
        const temp = await tempLibsqlStore();
        try {
          const { model } = await compare(temp.store, steps);
          await expectPiles(await temp.reopen(), model);
        } finally {
          await temp.remove();
        }
      }),
      { numRuns: 12 },
    );
  });

  test('LED-04 with money at a partner the region of two projects says what their cards add up to', {
    timeout: LIMIT_MS,
  }, async () => {
    const prefix: readonly Step[] = [
      { kind: 'give', amount: 400 },
      { kind: 'give', amount: 400 },
      { kind: 'payout', amount: 500 },
      { kind: 'promise', amount: 300 },
      { kind: 'pay', of: 3 },
      { kind: 'verify', approvers: 2, amount: 40 },
      { kind: 'return', amount: 30 },
    ];
    const steps = fc.array(fc.oneof(usual, fc.record({ kind: fc.constant('reverse' as const), of: fc.nat(6) })), {
      maxLength: 12,
    });
    let [spent, advanced] = [0, 0];
    await fc.assert(
      fc.asyncProperty(steps, async (more) => {
        const { runner } = await compare(new MemoryStore(), [...prefix, ...more]);
        const card = await getProject(runner.ports, PROJECT);
        spent += card?.fundUse.spentMinor ?? 0;
        advanced += card?.fundUse.advancesMinor ?? 0;
      }),
      { numRuns: 60 },
    );
    expect(Math.min(spent, advanced)).toBeGreaterThan(0);
  });

  test('would change when sent again, if refusals were not kept: the control', { timeout: LIMIT_MS }, async () => {
    const streams = fc.sample(plainRequests, { numRuns: 120, seed: 5 });
    let changed = 0;
    for (const steps of streams) {
      const store = new Forgetful();
      const runner = await Runner.on(store);
      for (const step of steps) await runner.send(step);
      const before = await store.books.balances([PROJECT]);
      await runner.again();
      if (JSON.stringify(await store.books.balances([PROJECT])) !== JSON.stringify(before)) changed += 1;
    }
    expect(changed).toBeGreaterThan(streams.length / 10);
  });
});

/** A store that keeps what was done and forgets what was refused. */
class Forgetful extends MemoryStore {
  override commit(unit: WriteUnit): Promise<CommitOutcome> {
    return super.commit(unit.filter((change) => !isRefusal(change)));
  }
}

function isRefusal(change: Change): boolean {
  return change.kind === 'insert-decision' && change.record.outcome.includes('"refused"');
}
