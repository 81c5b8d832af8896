// Random streams of entries, against an oracle that only adds: whatever is accepted, balances and totals are the fold of
// the entries, nothing refused leaves a trace, and sending a stream twice books it once.

import type { Change, JournalDraft, Store } from '@happy-homeland/worker/ports';
import {
  aClearingAccount,
  aFee,
  aFundAccount,
  aJournal,
  anId,
  aPublication,
  aReversal,
  booking,
  MemoryStore,
  openLibsqlStore,
  projectMigrations,
  tempLibsqlStore,
} from '@happy-homeland/worker/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const PROJECT = anId('project');
const ENTRIES_MAX = 40;
const LIMIT_MS = 60_000;

type Step =
  | { readonly kind: 'gift' | 'fee' | 'release'; readonly fact: number; readonly amountMinor: number }
  | { readonly kind: 'reversal'; readonly seq: number };

const amountMinor = fc.integer({ min: 1, max: 5000 });
const fact = fc.integer({ min: 0, max: 60 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('gift' as const), fact, amountMinor }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fee' as const), fact, amountMinor }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('release' as const), fact, amountMinor }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reversal' as const), seq: fc.integer({ min: 1, max: 20 }) }) },
);
const stream = fc.array(step, { minLength: 1, maxLength: ENTRIES_MAX });

/** The books as a stream of accepted entries, kept by the test. */
async function run(store: Store, steps: readonly Step[]): Promise<JournalDraft[]> {
  const accepted: JournalDraft[] = [];
  for (const [index, next] of steps.entries()) {
    const journal = toJournal(next, index, accepted);
    if (journal === null) continue;
    const change: Change = booking(journal);
    const before = await figures(store);
    const { kind } = await store.commit([change]);
    if (kind === 'committed') accepted.push(journal);
    else expect(await figures(store)).toEqual(before);
  }
  return accepted;
}

/** Sends accepted entries once more, as a webhook that is delivered twice would, and answers the guards they lose. */
async function resend(store: Store, accepted: readonly JournalDraft[]): Promise<string[]> {
  const guards: string[] = [];
  for (const journal of accepted) {
    const outcome = await store.commit([booking(journal)]);
    if (outcome.kind === 'lost') guards.push(outcome.guard);
  }
  return guards;
}

function toJournal(next: Step, index: number, accepted: readonly JournalDraft[]): JournalDraft | null {
  const journalId = anId(`entry${index}`);
  if (next.kind === 'reversal') {
    const entry = accepted[next.seq - 1];
    return entry === undefined ? null : aReversal(entry, next.seq, { journalId });
  }
  const { amountMinor: amount } = next;
  const effectKey = `${next.kind}:${next.fact}`;
  if (next.kind === 'gift') return aJournal({ journalId, effectKey, amountMinor: amount });
  if (next.kind === 'fee') return aFee({ journalId, effectKey, amountMinor: amount });
  const postings = [
    { account: aFundAccount(), amountMinor: amount },
    { account: aClearingAccount({ code: 'A:Bank', side: 'either' }), amountMinor: -amount },
  ];
  return aJournal({ journalId, effectKey, amountMinor: amount, postings, kind: 'refund.paid', source: null });
}

async function figures(store: Store) {
  const [totals, balances, entries] = await Promise.all([
    store.books.totals([PROJECT]),
    store.books.balances([PROJECT]),
    store.books.entries({ projectId: PROJECT, afterSeq: 0, limit: 1000 }),
  ]);
  return { totals: totals.filter(({ entries: count }) => count > 0), balances, entries };
}

/** The oracle: adds up what was accepted, without any of the store's code. */
function fold(accepted: readonly JournalDraft[]) {
  let fund = 0;
  const totals = new Map<string, { amountMinor: number; entries: number }>();
  for (const entry of accepted) {
    for (const { account, amountMinor: amount } of entry.postings) if (account.projectId === PROJECT) fund += amount;
    const told = entry.reversesSeq === null ? entry : accepted[entry.reversesSeq - 1];
    const key = `${told?.kind}/${told?.source ?? ''}`;
    const kept = totals.get(key) ?? { amountMinor: 0, entries: 0 };
    const sign = entry.reversesSeq === null ? 1 : -1;
    totals.set(key, { amountMinor: kept.amountMinor + sign * entry.amountMinor, entries: kept.entries + sign });
  }
  for (const [key, { entries }] of totals) if (entries === 0) totals.delete(key);
  return { fund: fund === 0 ? 0 : fund, totals };
}

async function expectFold(store: Store, accepted: readonly JournalDraft[]): Promise<void> {
  const { totals, balances, entries } = await figures(store);
  const expected = fold(accepted);
  expect(entries.map(({ seq: _, leafIndex: __, ...draft }) => draft)).toEqual(accepted);
  expect(entries.map(({ seq }) => seq)).toEqual(accepted.map((_, index) => index + 1));
  expect(balances.reduce((sum, balance) => sum + balance.amountMinor, 0)).toBe(expected.fund);
  expect(expected.fund).toBeLessThanOrEqual(0);
  const kept = totals.map(({ kind, source, ...total }) => [
    `${kind}/${source}`,
    { amountMinor: total.amountMinor, entries: total.entries },
  ]);
  expect(new Map(kept.map(([key, total]) => [key, total] as [string, unknown]))).toEqual(expected.totals);
}

describe('random streams of entries', () => {
  test('LED-03 LED-07 leave balances and totals that are the fold of what was accepted, in memory', {
    timeout: LIMIT_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(stream, async (steps) => {
        const store = new MemoryStore();
        await store.commit(aPublication());
        const accepted = await run(store, steps);
        await expectFold(store, accepted);
        expect(await resend(store, accepted)).toEqual(accepted.map(() => 'effect'));
        await expectFold(store, accepted);
        const replayed = new MemoryStore();
        await replayed.commit(aPublication());
        await resend(replayed, accepted);
        expect(await figures(replayed)).toEqual(await figures(store));
      }),
      { numRuns: 200 },
    );
  });

  test('LED-03 leave the same books on a libSQL file, also when it is opened again', {
    timeout: LIMIT_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(stream, async (steps) => {
        const memory = new MemoryStore();
        const temp = await tempLibsqlStore();
        try {
          await memory.commit(aPublication());
          await temp.store.commit(aPublication());
          const accepted = await run(temp.store, steps);
          expect(await run(memory, steps)).toEqual(accepted);
          await expectFold(temp.store, accepted);
          expect(await figures(temp.store)).toEqual(await figures(memory));
          await temp.store.close();
          const reopened = await openLibsqlStore({ url: temp.url, migrations: await projectMigrations() });
          await expectFold(reopened, accepted);
          await reopened.close();
        } finally {
          await temp.remove();
        }
      }),
      { numRuns: 12 },
    );
  });
});
