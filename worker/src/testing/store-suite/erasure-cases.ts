import assert from 'node:assert/strict';
import { anId, aPublication } from '../builders.ts';
import { giftId, pledgeUnit, sessionUnit, settleUnit } from '../gift-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, loses } from './store-case.ts';

const TENANT = anId('tenant');

function erasureOf(number: number, tenantId = TENANT) {
  return { kind: 'insert-erasure', record: { tenantId, pledgeId: giftId(number), erasedOn: '2026-11-22' } } as const;
}

function restrictionOf(number: number, { tenantId = TENANT, keptUntil = '2056-12-31' } = {}) {
  const record = { tenantId, pledgeId: giftId(number), restrictedOn: '2026-11-22', keptUntil };
  return { kind: 'insert-restriction', record } as const;
}

export const erasureCases: readonly StoreCase[] = [
  {
    title: 'PRV-05 takes away what is private about one gift, once, and nothing of the books',
    async check(store) {
      await commits(store, ...aPublication());
      for (const number of [1, 2]) {
        await commits(store, ...pledgeUnit(number, { name: `示例${number}` }));
        await commits(store, ...sessionUnit(number));
        await commits(store, ...settleUnit(number));
      }
      const { books, pledges } = store;
      const projectId = anId('project');
      const before = [await books.totals([projectId]), await books.latest(projectId, 9)];
      await commits(store, erasureOf(1));
      await loses(store, 'erasure', erasureOf(1));
      assert.equal(await pledges.donor(TENANT, giftId(1)), null);
      assert.equal((await pledges.donor(TENANT, giftId(2)))?.displayName, '示例2');
      assert.deepEqual(
        (await pledges.named({ projectId, limit: 9 })).map(({ name }) => name),
        ['示例2'],
      );
      assert.deepEqual([await books.totals([projectId]), await books.latest(projectId, 9)], before);
      assert.equal((await pledges.pledge(giftId(1)))?.paymentState, 'paid');
      assert.notEqual(await pledges.receiptOf(giftId(1)), null);
    },
  },
  {
    title: 'lists whom it has forgotten, page by page, and forgets nobody of another tenant',
    async check(store) {
      await commits(store, ...aPublication());
      for (const number of [1, 2, 3]) await commits(store, ...pledgeUnit(number));
      await loses(store, 'parent', erasureOf(1, anId('other')));
      assert.equal(await store.pledges.erasure(giftId(1)), null);
      for (const number of [3, 1]) await commits(store, erasureOf(number));
      const { record } = erasureOf(3);
      assert.deepEqual(await store.pledges.erasure(giftId(3)), record);
      const expected = [giftId(1), giftId(3)].toSorted();
      const [first, ...none] = await store.pledges.erasures({ after: '', limit: 1 });
      assert.deepEqual([first?.pledgeId, none], [expected[0], []]);
      const rest = await store.pledges.erasures({ after: expected[0] ?? '', limit: 9 });
      assert.deepEqual(
        rest.map(({ pledgeId }) => pledgeId),
        expected.slice(1),
      );
    },
  },
  {
    title: 'PRV-06 leaves of a restricted gift what its fiscal receipt says, and brings nothing else back',
    async check(store) {
      await commits(store, ...aPublication());
      for (const number of [1, 2]) {
        await commits(store, ...pledgeUnit(number, { name: `示例${number}` }));
        await commits(store, ...sessionUnit(number));
        await commits(store, ...settleUnit(number));
      }
      const { pledges } = store;
      const whole = await pledges.donor(TENANT, giftId(1));
      await commits(store, restrictionOf(1));
      await loses(store, 'erasure', restrictionOf(1, { keptUntil: '2030-12-31' }));
      const nothing = { displayName: null, message: null, messageShown: false, newsEmail: null };
      assert.deepEqual(await pledges.donor(TENANT, giftId(1)), { ...whole, ...nothing });
      assert.deepEqual(
        (await pledges.named({ projectId: anId('project'), limit: 9 })).map(({ name }) => name),
        ['示例2'],
      );
      assert.deepEqual(await pledges.restriction(giftId(1)), restrictionOf(1).record);
      assert.equal(await pledges.restriction(giftId(2)), null);
      await commits(store, erasureOf(1));
      assert.equal(await pledges.donor(TENANT, giftId(1)), null);
      await commits(store, erasureOf(2));
      await loses(store, 'erasure', restrictionOf(2));
    },
  },
  {
    title: 'PRV-06 lists who is restricted, and whose time is over, and restricts nobody of another tenant',
    async check(store) {
      await commits(store, ...aPublication());
      for (const number of [1, 2, 3, 4]) await commits(store, ...pledgeUnit(number));
      await loses(store, 'parent', restrictionOf(1, { tenantId: anId('other') }));
      const days = ['2057-12-31', '2055-12-31', '2056-12-31', '2054-12-31'];
      for (const [at, keptUntil] of days.entries()) await commits(store, restrictionOf(at + 1, { keptUntil }));
      await commits(store, erasureOf(4));
      const ids = async (records: Promise<readonly { readonly pledgeId: string }[]>) =>
        (await records).map(({ pledgeId }) => pledgeId);
      const { pledges } = store;
      const all = [1, 2, 3, 4].map(giftId).toSorted();
      assert.deepEqual(await ids(pledges.restrictions({ after: '', limit: 2 })), all.slice(0, 2));
      assert.deepEqual(await ids(pledges.restrictions({ after: all[1] ?? '', limit: 9 })), all.slice(2));
      assert.deepEqual(await ids(pledges.endedRestrictions('2056-12-31', 9)), [giftId(2)]);
      assert.deepEqual(await ids(pledges.endedRestrictions('2057-01-01', 9)), [giftId(2), giftId(3)]);
      assert.deepEqual(await ids(pledges.endedRestrictions('2057-01-01', 1)), [giftId(2)]);
    },
  },
  {
    title: 'finds the entries of a range of leaves, in the order of the leaves',
    async check(store) {
      await commits(store, ...aPublication());
      for (const number of [1, 2, 3]) {
        await commits(store, ...pledgeUnit(number));
        await commits(store, ...sessionUnit(number));
        await commits(store, ...settleUnit(number));
      }
      const all = await store.books.ofLeaves({ from: 0, limit: 99 });
      assert.deepEqual(
        all.map(({ leafIndex }) => leafIndex),
        [1, 2, 3],
      );
      assert.deepEqual(await store.books.ofLeaves({ from: 2, limit: 1 }), all.slice(1, 2));
    },
  },
];
