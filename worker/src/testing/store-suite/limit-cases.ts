import assert from 'node:assert/strict';
import type {
  AttemptRecord,
  ImportDraftRecord,
  PruneHorizons,
  RateCount,
  StandingQuery,
  Store,
} from '../../ports/index.ts';
import { anId, aPublication, aSiteRequest, NOW_MS } from '../builders.ts';
import { giftId, pledgeUnit, sessionUnit, settleUnit } from '../gift-builders.ts';
import { anImport, IMPORT_REQUESTS } from '../import-builders.ts';
import { aReadToken } from '../pledge-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, loses } from './store-case.ts';

const insertImport = (record: ImportDraftRecord, requests: typeof IMPORT_REQUESTS) =>
  ({ kind: 'insert-import', record, requests }) as const;
const TENANT = anId('tenant');
const MINUTE_MS = 60_000;
/** Three at once, then one a second. */
const RATE: RateCount = { key: 'p:one', burst: 3, everyMs: 1000 };
const NOTHING_OLD: PruneHorizons = {
  attemptsBeforeMs: 0,
  minutesBeforeMs: 0,
  proofsBeforeMs: 0,
  tokensBeforeMs: 0,
  idempotencyBeforeMs: 0,
  siteRequestsBeforeMs: 0,
  importsBeforeMs: 0,
  callerKeysBefore: 'c',
};

function count(atMs: number, ...rates: RateCount[]) {
  return { kind: 'count-rates', rates, atMs } as const;
}

function attempt(gift: number, over: Partial<AttemptRecord> = {}) {
  const record = { pledgeId: giftId(gift), tenantId: TENANT, addressHash: 'a1', sessionHash: null, intent: null };
  return { kind: 'insert-attempt', record: { ...record, least: false, atMs: NOW_MS, ...over } } as const;
}

function declined(gift: number, declineRef: string, atMs = NOW_MS) {
  return { kind: 'record-decline', record: { declineRef, pledgeId: giftId(gift), atMs } } as const;
}

function standing(store: Store, over: Partial<StandingQuery> = {}) {
  return store.limits.standing({
    rateKeys: [],
    addressHashes: [],
    sessionHashes: [],
    tenantId: TENANT,
    declinesSinceMs: NOW_MS - MINUTE_MS,
    declinesMax: 2,
    leastSinceMs: NOW_MS - MINUTE_MS,
    proofId: null,
    ...over,
  });
}

export const limitCases: readonly StoreCase[] = [
  {
    title: 'CRF-06 takes a rate that a clock filled an hour ahead for an empty one, and one of a second ahead for full',
    async check(store) {
      for (let event = 0; event < 3; event += 1) await commits(store, count(NOW_MS, RATE));
      await loses(store, 'rate', count(NOW_MS - 1000, RATE));
      await loses(store, 'rate', count(NOW_MS - MINUTE_MS, RATE));
      const hourAgoMs = NOW_MS - 60 * MINUTE_MS;
      for (let event = 0; event < 3; event += 1) await commits(store, count(hourAgoMs, RATE));
      await loses(store, 'rate', count(hourAgoMs, RATE));
      assert.equal(await store.limits.emptyAt(RATE.key), hourAgoMs + 3000);
    },
  },
  {
    title: 'counts a rate until it is full, and again as it runs dry',
    async check(store) {
      for (let event = 0; event < 3; event += 1) await commits(store, count(NOW_MS, RATE));
      await loses(store, 'rate', count(NOW_MS + 999, RATE));
      assert.equal(await store.limits.emptyAt(RATE.key), NOW_MS + 3000);
      await commits(store, count(NOW_MS + 1000, RATE));
      await loses(store, 'rate', count(NOW_MS + 1000, RATE));
      for (let event = 0; event < 3; event += 1) await commits(store, count(NOW_MS + MINUTE_MS, RATE));
      await loses(store, 'rate', count(NOW_MS + MINUTE_MS, RATE));
      assert.equal(await store.limits.emptyAt('nobody'), null);
    },
  },
  {
    title: 'counts in no rate of a unit where one of them is full',
    async check(store) {
      const other = { ...RATE, key: 'p:other', burst: 1 };
      await commits(store, count(NOW_MS, RATE, other));
      await loses(store, 'rate', count(NOW_MS, RATE, other));
      assert.equal(await store.limits.emptyAt(RATE.key), NOW_MS + 1000);
      const { emptyAtMs } = await standing(store, { rateKeys: [RATE.key, other.key, 'nobody'] });
      assert.deepEqual(emptyAtMs, { [RATE.key]: NOW_MS + 1000, [other.key]: NOW_MS + 1000, nobody: 0 });
    },
  },
  {
    title: 'takes a narrower limit at once, and never more than it at the same time',
    async check(store) {
      await commits(store, count(NOW_MS, RATE));
      await loses(store, 'rate', count(NOW_MS, { ...RATE, burst: 1 }));
      const units = Array.from({ length: 40 }, () =>
        store.commit([count(NOW_MS, { ...RATE, key: 'crowd', burst: 7 })]),
      );
      const outcomes = await Promise.all(units);
      assert.equal(outcomes.filter(({ kind }) => kind === 'committed').length, 7);
    },
  },
  {
    title: 'keeps one pledge per intent until it is released',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...pledgeUnit(2), attempt(1, { intent: 'i1' }));
      await loses(store, 'intent', attempt(2, { intent: 'i1' }));
      assert.equal((await store.limits.twin('i1'))?.pledgeId, giftId(1));
      assert.equal(await store.limits.twin('i2'), null);
      const release = { kind: 'release-intent', intent: 'i1' } as const;
      await commits(store, { ...release, pledgeId: giftId(2) });
      await loses(store, 'intent', attempt(2, { intent: 'i1' }));
      await commits(store, { ...release, pledgeId: giftId(1) }, attempt(2, { intent: 'i1' }));
      assert.equal((await store.limits.twin('i1'))?.pledgeId, giftId(2));
      await loses(store, 'parent', attempt(3));
    },
  },
  {
    title: 'counts a declined charge once, for the address and session of its pledge',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...pledgeUnit(2), ...pledgeUnit(3));
      await commits(store, attempt(1, { sessionHash: 's1' }), attempt(2, { addressHash: 'a2', sessionHash: 's1' }));
      await commits(store, declined(1, 'ch_1'), declined(1, 'ch_1'), declined(2, 'ch_2', NOW_MS + 5));
      const byAddress = await standing(store, { addressHashes: ['a1'] });
      assert.equal(byAddress.blockingDeclineMs, null);
      const both = await standing(store, { addressHashes: ['a1', 'a2'] });
      assert.equal(both.blockingDeclineMs, NOW_MS);
      assert.equal((await standing(store, { sessionHashes: ['s1'] })).blockingDeclineMs, NOW_MS);
      const later = { sessionHashes: ['s1'], declinesSinceMs: NOW_MS };
      assert.equal((await standing(store, later)).blockingDeclineMs, null);
      await commits(store, declined(3, 'ch_3'), declined(9, 'ch_of_nobody'));
      const { declines } = await store.limits.intake(TENANT, 0);
      assert.equal(declines, 3);
    },
  },
  {
    title: 'adds up the minutes of a tenant',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...pledgeUnit(2));
      const minute = NOW_MS - (NOW_MS % MINUTE_MS);
      await commits(store, attempt(1, { least: true }), attempt(2, { atMs: minute - 1, least: true }));
      await commits(store, { kind: 'note-refusal', tenantId: TENANT, atMs: NOW_MS });
      assert.deepEqual(await store.limits.intake(TENANT, minute), {
        pledges: 1,
        declines: 0,
        refusals: 1,
        slowUntilMs: null,
      });
      assert.deepEqual(await store.limits.intake(TENANT, 0), {
        pledges: 2,
        declines: 0,
        refusals: 1,
        slowUntilMs: null,
      });
      assert.deepEqual(await store.limits.intake(anId('other'), 0), {
        pledges: 0,
        declines: 0,
        refusals: 0,
        slowUntilMs: null,
      });
      assert.equal((await standing(store, { leastSinceMs: minute })).leastPledges, 1);
    },
  },
  {
    title: 'opens slow mode for one tenant, and never shortens it',
    async check(store) {
      await commits(store, ...aPublication());
      const record = { tenantId: TENANT, sinceMs: NOW_MS, untilMs: NOW_MS + 10, reason: 'flood' } as const;
      assert.equal((await standing(store)).slowUntilMs, null);
      await commits(store, { kind: 'open-slow-mode', record });
      await commits(store, { kind: 'open-slow-mode', record: { ...record, untilMs: NOW_MS + 5 } });
      assert.equal((await standing(store)).slowUntilMs, NOW_MS + 10);
      await commits(store, { kind: 'open-slow-mode', record: { ...record, untilMs: NOW_MS + 20, reason: 'declines' } });
      assert.equal((await standing(store)).slowUntilMs, NOW_MS + 20);
      assert.equal((await store.limits.intake(TENANT, 0)).slowUntilMs, NOW_MS + 20);
      assert.equal((await standing(store, { tenantId: anId('other') })).slowUntilMs, null);
    },
  },
  {
    title: 'spends a proof once',
    async check(store) {
      const spend = { kind: 'spend-proof', proofId: 'p1', expiresMs: NOW_MS } as const;
      assert.equal((await standing(store, { proofId: 'p1' })).proofSpent, false);
      await commits(store, spend);
      assert.equal((await standing(store, { proofId: 'p1' })).proofSpent, true);
      await loses(store, 'proof', spend);
    },
  },
  {
    title: 'removes what has served, so much at a time, and nothing of the books',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...sessionUnit(1), ...settleUnit(1), ...pledgeUnit(2));
      await commits(store, attempt(1), attempt(2), declined(1, 'ch_1'), declined(2, 'ch_2'));
      await commits(store, count(NOW_MS, { ...RATE, key: 'c1a:x' }, { ...RATE, key: 'c2a:x' }, RATE));
      await commits(store, { kind: 'spend-proof', proofId: 'p1', expiresMs: NOW_MS });
      await commits(store, { kind: 'insert-read-token', record: aReadToken({ pledgeId: giftId(1) }) });
      await commits(store, { kind: 'insert-site-request', record: aSiteRequest() });
      const [left, done] = [anImport(), anImport({ draftId: anId('booked'), phase: 'done' })];
      await commits(store, insertImport(left, IMPORT_REQUESTS), insertImport(done, []));
      assert.equal(await store.limits.prunable(NOTHING_OLD), false);
      await commits(store, { kind: 'prune', horizons: NOTHING_OLD, max: 100 });
      const later = NOW_MS + 60 * MINUTE_MS;
      const all: PruneHorizons = {
        attemptsBeforeMs: later,
        minutesBeforeMs: later,
        proofsBeforeMs: later,
        tokensBeforeMs: later,
        idempotencyBeforeMs: later,
        siteRequestsBeforeMs: later,
        importsBeforeMs: later,
        callerKeysBefore: 'c2',
      };
      assert.equal(await store.limits.prunable(all), true);
      await commits(store, { kind: 'prune', horizons: all, max: 1 });
      assert.equal(await store.limits.prunable(all), true);
      assert.notEqual(await store.pledges.idempotency(TENANT, 'key-2'), null);
      await commits(store, { kind: 'prune', horizons: all, max: 100 });
      assert.equal(await store.limits.prunable(all), false);
      assert.equal(await store.pledges.idempotency(TENANT, 'key-2'), null);
      assert.equal(await store.pledges.readToken('token-hash'), null);
      assert.equal(await store.work.importDraft(left.draftId), null);
      assert.notEqual(await store.work.importDraft(done.draftId), null);
      assert.equal(await store.limits.emptyAt('c1a:x'), null);
      assert.notEqual(await store.limits.emptyAt('c2a:x'), null);
      assert.notEqual(await store.limits.emptyAt(RATE.key), null);
      assert.deepEqual(await store.limits.intake(TENANT, 0), {
        pledges: 0,
        declines: 0,
        refusals: 0,
        slowUntilMs: null,
      });
      assert.equal((await store.pledges.pledge(giftId(1)))?.paymentState, 'paid');
      assert.notEqual(await store.pledges.receiptOf(giftId(1)), null);
      assert.equal((await store.books.latest(anId('project'), 10)).length > 0, true);
    },
  },
];
