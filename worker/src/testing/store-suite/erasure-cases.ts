import assert from 'node:assert/strict';
import { anId, aPublication } from '../builders.ts';
import { giftId, pledgeUnit, sessionUnit, settleUnit } from '../gift-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, loses } from './store-case.ts';

const TENANT = anId('tenant');

function erasureOf(number: number, tenantId = TENANT) {
  return { kind: 'insert-erasure', record: { tenantId, pledgeId: giftId(number), erasedOn: '2026-11-22' } } as const;
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
