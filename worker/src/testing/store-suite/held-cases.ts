import assert from 'node:assert/strict';
import type { Change, HeldVerdict, MoveRefund, RefundRecord, Store } from '../../ports/index.ts';
import { anId, aPublication, NOW_MS } from '../builders.ts';
import { giftId, move, pledgeUnit, sessionUnit, settleUnit } from '../gift-builders.ts';
import { aHeldDecision, aRefund, heldGift, heldUnits } from '../held-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const tenantId = anId('tenant');
const pledgeId = giftId(1);

function says(key: string, decision: HeldVerdict = 'refund', round = 1): Change {
  return { kind: 'put-held-decision', record: aHeldDecision({ keyId: anId(key), decision, round }) };
}

function hold(decision: HeldVerdict): Change {
  return { kind: 'hold-held-decision', tenantId, pledgeId, round: 1, decision };
}

function moveRefund(from: MoveRefund['from'], set: MoveRefund['set'], round = 1): MoveRefund {
  return { kind: 'move-refund', tenantId, pledgeId, round, from, atMs: NOW_MS + 5, set };
}

function refund(over: Partial<RefundRecord> = {}): Change {
  return { kind: 'insert-refund', record: aRefund(over) };
}

const LATE = Number.MAX_SAFE_INTEGER;
const EVERYTHING = {
  attemptsBeforeMs: LATE,
  minutesBeforeMs: LATE,
  proofsBeforeMs: LATE,
  tokensBeforeMs: LATE,
  idempotencyBeforeMs: LATE,
  siteRequestsBeforeMs: LATE,
  importsBeforeMs: LATE,
};
const BEGUN = { attempt: 1, state: 'begun' } as const;
const ACCEPTED = move(1, { from: 'quarantined', to: 'paid', set: { refundAtMs: null } });

async function keysOf(store: Store, round = 1): Promise<string[]> {
  const decisions = await store.pledges.heldDecisions(tenantId, pledgeId, round);
  return decisions.map(({ keyId, decision }) => `${keyId} ${decision}`);
}

export const heldCases: readonly StoreCase[] = [
  {
    title: 'lists held gifts of a federation or of all, those whose term ends first before, without gap or repetition',
    async check(store) {
      await commits(store, ...aPublication());
      for (const number of [3, 1, 2]) await commits(store, ...heldGift(number));
      await commits(store, ...pledgeUnit(4), ...sessionUnit(4), ...settleUnit(4));
      await commits(store, move(2, { from: 'quarantined', to: 'quarantined', set: { refundedMinor: 2000 } }));
      const ids = async (...query: Parameters<Store['pledges']['held']>) =>
        (await store.pledges.held(...query)).map(({ pledgeId: id }) => id);
      assert.deepEqual(await ids(tenantId, { limit: 9 }), [giftId(1), giftId(3)]);
      assert.deepEqual(await ids(null, { limit: 9 }), [giftId(1), giftId(3)]);
      assert.deepEqual(await ids(anId('other'), { limit: 9 }), []);
      assert.deepEqual(await ids(tenantId, { limit: 1 }), [giftId(1)]);
      const [first] = await store.pledges.held(tenantId, { limit: 1 });
      const after = { refundAtMs: first?.refundAtMs ?? 0, pledgeId: giftId(1) };
      assert.deepEqual(await ids(tenantId, { after, limit: 9 }), [giftId(3)]);
      assert.deepEqual(await ids(null, { after, limit: 9 }), [giftId(3)]);
    },
  },
  {
    title: 'keeps one decision a key, the last one, until it is taken back',
    async check(store) {
      await commits(store, ...aPublication(), ...heldGift(1));
      await commits(store, says('a', 'accept'), says('b'));
      await commits(store, says('a'));
      assert.deepEqual(await keysOf(store), [`${anId('a')} refund`, `${anId('b')} refund`]);
      const taken = { tenantId, pledgeId, round: 1, keyId: anId('a') };
      await commits(store, { kind: 'delete-held-decision', ...taken });
      await loses(store, 'decision', { kind: 'delete-held-decision', ...taken });
      await loses(store, 'decision', { kind: 'delete-held-decision', ...taken, tenantId: anId('other') });
      assert.deepEqual(await keysOf(store), [`${anId('b')} refund`]);
    },
  },
  {
    title: 'holds a unit to two keys that say the same',
    async check(store) {
      await commits(store, ...aPublication(), ...heldGift(1), says('a'));
      await loses(store, 'decision', hold('refund'));
      await commits(store, says('a'), says('b', 'accept'));
      await loses(store, 'decision', hold('refund'));
      await loses(store, 'decision', hold('accept'));
      await commits(store, says('b'));
      await commits(store, hold('refund'));
      await loses(store, 'decision', hold('accept'));
    },
  },
  {
    title: 'takes decisions on what is held only, and none once its refund has begun',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1));
      await loses(store, 'decision', says('a'));
      await commits(store, ...sessionUnit(1), ...settleUnit(1));
      await loses(store, 'decision', says('a'));
      await commits(store, ...heldUnits(2));
      const late = aHeldDecision({ pledgeId: giftId(2) });
      await loses(store, 'decision', { kind: 'put-held-decision', record: late });
      await loses(store, 'decision', { kind: 'put-held-decision', record: { ...late, round: 2 } });
      await loses(store, 'decision', {
        kind: 'delete-held-decision',
        ...{ tenantId, pledgeId: giftId(2), round: 1, keyId: late.keyId },
      });
      await commits(store, ...heldGift(3));
      await loses(store, 'decision', {
        kind: 'put-held-decision',
        record: aHeldDecision({ pledgeId: giftId(3), tenantId: anId('other') }),
      });
    },
  },
  {
    title: 'begins one refund of a held gift at a time, and of nothing else',
    async check(store) {
      await commits(store, ...aPublication(), ...heldGift(1), ...pledgeUnit(2));
      await loses(store, 'refund', refund({ pledgeId: giftId(2) }));
      await loses(store, 'refund', refund({ tenantId: anId('other') }));
      await commits(store, refund());
      await loses(store, 'refund', refund());
      await loses(store, 'refund', refund({ round: 2, attempt: 2 }));
      assert.deepEqual(await store.pledges.heldRefund(tenantId, pledgeId), aRefund());
      assert.equal(await store.pledges.heldRefund(anId('other'), pledgeId), null);
      await isInvalid(store, ...heldGift(3), refund({ pledgeId: giftId(3), amountMinor: 0 }));
    },
  },
  {
    title: 'lets a new refund begin once the last one failed, in a new round of decisions',
    async check(store) {
      await commits(store, ...aPublication(), ...heldGift(1), says('a'), refund());
      await commits(store, moveRefund(BEGUN, { state: 'failed' }));
      await loses(store, 'decision', says('b'));
      await commits(store, says('b', 'refund', 2));
      assert.deepEqual(await keysOf(store, 2), [`${anId('b')} refund`]);
      assert.deepEqual(await keysOf(store), [`${anId('a')} refund`]);
      await commits(store, refund({ round: 2, attempt: 2 }));
      assert.equal((await store.pledges.heldRefund(tenantId, pledgeId))?.round, 2);
    },
  },
  {
    title: 'begins no refund of what has gone back',
    async check(store) {
      await commits(store, ...aPublication(), ...heldGift(1));
      await commits(store, move(1, { from: 'quarantined', to: 'quarantined', set: { refundedMinor: 2000 } }));
      await loses(store, 'refund', refund());
      await loses(store, 'decision', says('a'));
    },
  },
  {
    title: 'keeps decisions and refunds when everything goes that may',
    async check(store) {
      await commits(store, ...aPublication(), ...heldGift(1), says('a'), refund());
      const horizons = { ...EVERYTHING, callerKeysBefore: 'd' };
      await commits(store, { kind: 'prune', horizons, max: 1000 });
      assert.equal(await store.limits.prunable(horizons), false);
      assert.deepEqual(await keysOf(store), [`${anId('a')} refund`]);
      assert.deepEqual(await store.pledges.heldRefund(tenantId, pledgeId), aRefund());
    },
  },
  {
    title: 'moves a refund forward only, from what was read of it',
    async check(store) {
      await commits(store, ...aPublication(), ...heldGift(1), refund());
      await loses(store, 'refund', moveRefund({ attempt: 2, state: 'begun' }, { state: 'failed' }));
      await isInvalid(store, moveRefund(BEGUN, { state: 'pending' }));
      await isInvalid(store, moveRefund(BEGUN, { amountMinor: 5 }));
      await commits(store, moveRefund(BEGUN, { attempt: 2, amountMinor: 5 }));
      await loses(store, 'refund', moveRefund(BEGUN, { attempt: 2 }));
      await commits(store, moveRefund({ attempt: 2, state: 'begun' }, { state: 'pending', refundRef: 're_1' }));
      const pending = { attempt: 2, state: 'pending' } as const;
      await isInvalid(store, moveRefund(pending, { state: 'begun' }));
      await isInvalid(store, moveRefund(pending, { attempt: 1 }));
      await commits(store, moveRefund(pending, { state: 'failed' }));
      await isInvalid(store, moveRefund({ attempt: 2, state: 'failed' }, { state: 'pending' }));
      const kept = { attempt: 2, amountMinor: 5, state: 'failed', refundRef: 're_1', updatedMs: NOW_MS + 5 } as const;
      assert.deepEqual(await store.pledges.heldRefund(tenantId, pledgeId), aRefund(kept));
    },
  },
  {
    title: 'accepts a held gift while no refund is under way, and never lets it back',
    async check(store) {
      await commits(store, ...aPublication(), ...heldGift(1), refund());
      await loses(store, 'refund', ACCEPTED);
      await commits(store, moveRefund(BEGUN, { state: 'failed' }));
      await commits(store, ACCEPTED);
      await isInvalid(store, move(1, { from: 'paid', to: 'quarantined' }));
      await loses(store, 'refund', refund({ round: 2, attempt: 2 }));
      await isInvalid(store, ...heldGift(2), move(2, { from: 'quarantined', to: 'needs_review' }));
    },
  },
  {
    title: 'takes an accepted gift into the room of a hard cap, where there is any',
    async check(store) {
      await commits(store, ...aPublication({ hardCap: true, goalMinor: 2000 }), ...heldGift(1));
      assert.equal(await store.directory.roomLeft(anId('project')), 2000);
      await commits(store, ...pledgeUnit(2));
      await loses(store, 'hard-cap', ACCEPTED);
      await commits(store, move(2, { from: 'created', to: 'failed' }));
      await commits(store, ACCEPTED);
      assert.equal(await store.directory.roomLeft(anId('project')), 0);
    },
  },
];
