import assert from 'node:assert/strict';
import type { Change, PledgeRecord, Store } from '../../ports/index.ts';
import { anId, aPublication, NOW_MS } from '../builders.ts';
import { aDelivery, aNotice } from '../outbox-builders.ts';
import { aDonor, aPledge } from '../pledge-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const TENANT = anId('tenant');
const QUERY = { tenantId: TENANT, projectId: anId('project'), paidBeforeMs: NOW_MS, after: '', limit: 10 };

export const newsCases: readonly StoreCase[] = [
  {
    title: 'finds who wants to hear of a project: one gift an address, settled by then and not given back',
    async check(store) {
      await commits(store, ...aPublication());
      await gave(store, 'a', { email: 'One@example.org' });
      await gave(store, 'b', { email: 'one@example.org' });
      await gave(store, 'c', { email: 'two@example.org' });
      await gave(store, 'd', { email: null });
      await gave(store, 'e', { email: 'late@example.org', over: { paidMs: NOW_MS + 1 } });
      await gave(store, 'f', { email: 'back@example.org', over: { refundedMinor: 2000 } });
      await gave(store, 'g', { email: 'open@example.org', over: { paymentState: 'created', paidMs: null } });
      const [first = '', second = ''] = [[anId('a'), anId('b')].sort()[0] ?? '', anId('c')].sort();
      assert.deepEqual(await store.pledges.newsReaders(QUERY), [first, second]);
      assert.deepEqual(await store.pledges.newsReaders({ ...QUERY, limit: 1 }), [first]);
      assert.deepEqual(await store.pledges.newsReaders({ ...QUERY, after: first }), [second]);
      assert.deepEqual(await store.pledges.newsReaders({ ...QUERY, tenantId: anId('other') }), []);
      const end = { kind: 'end-news', projectId: QUERY.projectId, pledgeId: anId('b') } as const;
      await commits(store, { ...end, projectId: anId('elsewhere') });
      assert.equal((await store.pledges.donor(TENANT, anId('b')))?.newsEmail, 'one@example.org');
      await commits(store, end);
      assert.deepEqual(await store.pledges.newsReaders(QUERY), [anId('c')]);
      assert.equal((await store.pledges.donor(TENANT, anId('a')))?.newsEmail, null);
      await commits(store, end, { ...end, pledgeId: anId('d') });
      assert.deepEqual(await store.pledges.newsReaders(QUERY), [anId('c')]);
    },
  },
  {
    title: 'writes down a giver who is told once, however often it is asked to, and only of the same federation',
    async check(store) {
      await commits(store, ...aPublication(), { kind: 'append-notice', record: aNotice() });
      await gave(store, 'a', { email: 'one@example.org' });
      const giver = aDelivery({ endpointId: null, pledgeId: anId('a') });
      const add = (record = giver): Change => ({ kind: 'add-deliveries', deliveries: [record] });
      await loses(store, 'parent', add({ ...giver, pledgeId: anId('nobody') }));
      await isInvalid(store, add({ ...giver, pledgeId: null }));
      await commits(store, add());
      await commits(store, add({ ...giver, dueMs: NOW_MS + 9 }));
      assert.deepEqual(await store.directory.delivery(giver.deliveryId), giver);
      assert.deepEqual(await store.directory.dueDeliveries(NOW_MS, 9), [giver]);
    },
  },
];

interface Given {
  readonly email: string | null;
  readonly over?: Partial<PledgeRecord>;
}

async function gave(store: Store, name: string, { email: newsEmail, over = {} }: Given): Promise<void> {
  const pledgeId = anId(name);
  const given = { pledgeId, sessionRef: null, paymentRef: null, amountMinor: 2000 } as const;
  const record = aPledge({ ...given, paymentState: 'paid', paidMs: NOW_MS, ...over });
  await commits(store, { kind: 'insert-pledge', record, donor: aDonor({ pledgeId, newsEmail }) });
}
