import assert from 'node:assert/strict';
import { anId, aProject, aPublication, aSite, NOW_MS } from '../builders.ts';
import { giftId, move, pledgeUnit, sessionUnit, settleUnit } from '../gift-builders.ts';
import { aDonor, anIdempotency, aPledge } from '../pledge-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const CAP = { hardCap: true, goalMinor: 20_000 };

export const pledgeCases: readonly StoreCase[] = [
  {
    title: 'reads back a pledge, by id, by session and by key',
    async check(store) {
      await commits(store, ...aPublication());
      const pledge = aPledge({
        origin: 'https://qingyi.example.org',
        siteId: anId('site'),
        returnUrl: 'https://qingyi.example.org/thanks',
        named: true,
        receiptChoice: 'requested',
      });
      const donor = aDonor({ displayName: '张三（示例）', message: '加油' });
      await commits(store, { kind: 'insert-pledge', record: pledge, donor });
      await commits(store, { kind: 'insert-idempotency', record: anIdempotency() });
      const { pledges } = store;
      assert.deepEqual(await pledges.pledge(pledge.pledgeId), pledge);
      assert.equal(await pledges.pledge(anId('nobody')), null);
      assert.equal(await pledges.bySession('cs_1'), null);
      assert.deepEqual(await pledges.idempotency(pledge.tenantId, 'key-hash'), anIdempotency());
      assert.equal(await pledges.idempotency(anId('other'), 'key-hash'), null);
      await commits(store, { ...move(0, { from: 'created', to: 'awaiting_payment' }), ...sessionOf(pledge.pledgeId) });
      assert.deepEqual(await pledges.bySession('cs_x'), {
        ...pledge,
        paymentState: 'awaiting_payment',
        sessionRef: 'cs_x',
        updatedMs: NOW_MS + 1,
      });
    },
  },
  {
    title: 'LED-09 takes gifts of 1 to 99,999,999 minor units, whole ones only',
    async check(store) {
      await commits(store, ...aPublication());
      for (const amountMinor of [0, -1, 100_000_000, 1.5]) {
        await isInvalid(store, ...pledgeUnit(1, { amountMinor }));
      }
      await commits(store, ...pledgeUnit(1, { amountMinor: 1 }));
      await commits(store, ...pledgeUnit(2, { amountMinor: 99_999_999 }));
      assert.equal((await store.pledges.pledge(giftId(2)))?.amountMinor, 99_999_999);
    },
  },
  {
    title: 'TEN-03 refuses a pledge to a project, charity or site of another tenant',
    async check(store) {
      await commits(store, ...aPublication());
      const other = anId('other');
      await loses(store, 'parent', ...pledgeUnit(1, { projectId: anId('nobody') }));
      await loses(store, 'parent', ...pledgeUnit(1, { tenantId: other }));
      await loses(store, 'parent', ...pledgeUnit(1, { charityId: other }));
      await loses(store, 'parent', {
        kind: 'insert-pledge',
        record: aPledge({ siteId: anId('nobody') }),
        donor: aDonor(),
      });
      await isInvalid(store, { kind: 'insert-pledge', record: aPledge(), donor: aDonor({ pledgeId: giftId(9) }) });
      assert.equal(await store.pledges.pledge(giftId(1)), null);
    },
  },
  {
    title: 'moves a pledge only from the state it is in',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1));
      await loses(store, 'pledge-state', ...settleUnit(1).slice(0, 1));
      await loses(store, 'pledge-state', move(2, { from: 'created', to: 'failed' }));
      await loses(store, 'pledge-state', move(1, { from: 'created', to: 'failed', tenantId: anId('other') }));
      await commits(store, ...sessionUnit(1));
      await loses(store, 'pledge-state', ...sessionUnit(1));
      assert.equal((await store.pledges.pledge(giftId(1)))?.paymentState, 'awaiting_payment');
    },
  },
  {
    title: 'CON-08 moves a pledge only while it is still what was read of it, where that is asked',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...sessionUnit(1), ...settleUnit(1));
      const refund = (refundedMinor: number, seen: { refundedMinor: number; checkAtMs: number | null }) =>
        ({ ...move(1, { from: 'paid', to: 'paid', set: { refundedMinor } }), seen }) as const;
      await loses(store, 'pledge-state', refund(500, { refundedMinor: 0, checkAtMs: 7 }));
      await loses(store, 'pledge-state', refund(500, { refundedMinor: 1, checkAtMs: null }));
      await commits(store, refund(500, { refundedMinor: 0, checkAtMs: null }));
      await loses(store, 'pledge-state', refund(2000, { refundedMinor: 0, checkAtMs: null }));
      assert.equal((await store.pledges.pledge(giftId(1)))?.refundedMinor, 500);
    },
  },
  {
    title: 'lets a payment state stay or move forward, never back, and never out of an end',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...sessionUnit(1));
      await commits(store, move(1, { from: 'awaiting_payment', to: 'awaiting_payment', set: { checkAtMs: 5 } }));
      assert.equal((await store.pledges.pledge(giftId(1)))?.checkAtMs, 5);
      await isInvalid(store, move(1, { from: 'awaiting_payment', to: 'created' }));
      await commits(store, move(1, { from: 'awaiting_payment', to: 'expired' }));
      await isInvalid(store, move(1, { from: 'expired', to: 'awaiting_payment' }));
      await commits(store, move(1, { from: 'expired', to: 'needs_review', set: { reviewReason: 'amount' } }));
      await commits(store, move(1, { from: 'needs_review', to: 'paid', set: { paidMs: NOW_MS, paymentRef: 'pi_1' } }));
      await isInvalid(store, move(1, { from: 'paid', to: 'quarantined' }));
      await isInvalid(store, move(1, { from: 'paid', to: 'failed', set: { paidMs: null } }));
      const kept = await store.pledges.pledge(giftId(1));
      assert.deepEqual([kept?.paymentState, kept?.reviewReason, kept?.paidMs], ['paid', 'amount', NOW_MS]);
    },
  },
  {
    title: 'asks for a session while waiting, and for an instant exactly when money arrived',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1));
      await isInvalid(store, ...sessionUnit(1, { set: {} }));
      await commits(store, ...sessionUnit(1));
      await isInvalid(store, move(1, { from: 'awaiting_payment', to: 'paid' }));
      await isInvalid(store, move(1, { from: 'awaiting_payment', to: 'failed', set: { paidMs: 1 } }));
      await commits(store, move(1, { from: 'awaiting_payment', to: 'quarantined', set: { paidMs: 1 } }));
    },
  },
  {
    title: 'gives one session and one payment to one pledge',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...pledgeUnit(2));
      await commits(store, ...sessionUnit(1));
      await loses(store, 'session', ...sessionUnit(2, { set: { sessionRef: 'cs_1' } }));
      await commits(store, ...sessionUnit(2));
      const set = { paidMs: NOW_MS, paymentRef: 'pi_1' };
      await commits(store, move(1, { from: 'awaiting_payment', to: 'paid', set }));
      await loses(store, 'payment', move(2, { from: 'awaiting_payment', to: 'paid', set }));
      assert.equal((await store.pledges.pledge(giftId(2)))?.paymentState, 'awaiting_payment');
      assert.equal((await store.pledges.byPayment('pi_1'))?.pledgeId, giftId(1));
      assert.equal(await store.pledges.byPayment('pi_2'), null);
    },
  },
  {
    title: 'lists the pledges whose time has come, oldest first, at most as many as asked',
    async check(store) {
      await commits(store, ...aPublication());
      for (const [number, checkAtMs] of [30, 10, null, 20, 11].entries()) {
        const record = aPledge({ pledgeId: giftId(number), checkAtMs });
        await commits(store, { kind: 'insert-pledge', record, donor: aDonor({ pledgeId: giftId(number) }) });
      }
      const ids = async (nowMs: number, limit: number) =>
        (await store.pledges.due(nowMs, limit)).map(({ pledgeId }) => pledgeId);
      assert.deepEqual(await ids(9, 10), []);
      assert.deepEqual(await ids(10, 10), [giftId(1)]);
      assert.deepEqual(await ids(20, 10), [giftId(1), giftId(4), giftId(3)]);
      assert.deepEqual(await ids(99, 2), [giftId(1), giftId(4)]);
    },
  },
  {
    title: 'promises no more than a hard cap: below, at and above',
    async check(store) {
      await commits(store, ...aPublication(CAP));
      assert.equal(await store.directory.roomLeft(anId('project')), 20_000);
      await commits(store, ...pledgeUnit(1, { amountMinor: 19_999 }));
      await loses(store, 'hard-cap', ...pledgeUnit(2, { amountMinor: 2 }));
      await commits(store, ...pledgeUnit(2, { amountMinor: 1 }));
      await loses(store, 'hard-cap', ...pledgeUnit(3, { amountMinor: 1 }));
      assert.equal(await store.directory.roomLeft(anId('project')), 0);
      assert.equal(await store.pledges.pledge(giftId(3)), null);
    },
  },
  {
    title: 'gives the room of a failed pledge back, and takes it again when money arrives late',
    async check(store) {
      await commits(store, ...aPublication(CAP));
      await commits(store, ...pledgeUnit(1, { amountMinor: 20_000 }), ...sessionUnit(1));
      await commits(store, move(1, { from: 'awaiting_payment', to: 'expired' }));
      assert.equal(await store.directory.roomLeft(anId('project')), 20_000);
      await commits(store, ...pledgeUnit(2, { amountMinor: 1 }));
      const paid = { paidMs: NOW_MS, paymentRef: 'pi_1' };
      await loses(store, 'hard-cap', move(1, { from: 'expired', to: 'paid', set: paid }));
      await commits(store, move(1, { from: 'expired', to: 'quarantined', set: paid }));
      assert.equal(await store.directory.roomLeft(anId('project')), 19_999);
    },
  },
  {
    title: 'lets a cap give way to what came back after its room was promised away, and no further',
    async check(store) {
      await commits(store, ...aPublication({ hardCap: true, goalMinor: 3000 }));
      await commits(store, ...pledgeUnit(1), ...sessionUnit(1), ...settleUnit(1));
      const gone = (refundedMinor: number, lostMinor: number) =>
        move(1, { from: 'paid', to: 'paid', set: { refundedMinor, lostMinor } });
      await isInvalid(store, gone(1500, 501));
      await commits(store, gone(1500, 500));
      assert.equal(await store.directory.roomLeft(anId('project')), 3000);
      await commits(store, ...pledgeUnit(2));
      await commits(store, gone(1500, 0));
      assert.equal(await store.directory.roomLeft(anId('project')), 0);
      await loses(store, 'hard-cap', ...pledgeUnit(3, { amountMinor: 1 }));
      await commits(store, gone(2000, 0));
      await commits(store, move(2, { from: 'created', to: 'failed' }));
      await loses(store, 'hard-cap', ...pledgeUnit(4, { amountMinor: 3001 }));
      await commits(store, ...pledgeUnit(4, { amountMinor: 3000 }));
    },
  },
  {
    title: 'has no cap where the goal is not one, and cannot lower a cap below its promises',
    async check(store) {
      await commits(store, ...aPublication({ goalMinor: 100 }), ...pledgeUnit(1, { amountMinor: 101 }));
      assert.equal(await store.directory.roomLeft(anId('project')), null);
      assert.equal(await store.directory.roomLeft(anId('nobody')), null);
      const capped = aProject({ revision: 2, hardCap: true });
      await loses(store, 'hard-cap', { kind: 'put-project', record: { ...capped, goalMinor: 100 } });
      await commits(store, { kind: 'put-project', record: { ...capped, goalMinor: 101 } });
      assert.equal(await store.directory.roomLeft(anId('project')), 0);
    },
  },
  {
    title: 'lists named gifts that are settled, newest first, page by page',
    async check(store) {
      await commits(store, ...aPublication(), {
        kind: 'put-site',
        record: aSite({ siteId: anId('s2'), externalId: 's2', origin: 'x' }),
      });
      const paid = [5, 7, 7, 6];
      for (const [number, paidMs] of paid.entries()) {
        await commits(store, ...pledgeUnit(number, { name: `施主 ${number}` }), ...sessionUnit(number));
        await commits(store, ...settleUnit(number, { paidMs }));
      }
      await commits(store, ...pledgeUnit(8), ...sessionUnit(8), ...settleUnit(8, { paidMs: 9 }));
      await commits(store, ...pledgeUnit(9, { name: '未付' }));
      const projectId = anId('project');
      const all = await store.pledges.named({ projectId, limit: 10 });
      assert.deepEqual(
        all.map(({ pledgeId }) => pledgeId),
        [2, 1, 3, 0].map(giftId),
      );
      assert.deepEqual(all[0], {
        pledgeId: giftId(2),
        name: '施主 2',
        amountMinor: 2000,
        currency: 'CNY',
        paidMs: 7,
      });
      for (const [index, before] of all.entries()) {
        assert.deepEqual(await store.pledges.named({ projectId, before, limit: 2 }), all.slice(index + 1, index + 3));
      }
      assert.deepEqual(await store.pledges.named({ projectId: anId('nobody'), limit: 10 }), []);
    },
  },
];

function sessionOf(pledgeId: string) {
  return { pledgeId, set: { sessionRef: 'cs_x' } };
}
