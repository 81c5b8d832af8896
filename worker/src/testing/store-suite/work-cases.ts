import assert from 'node:assert/strict';
import type { Change, Store, WorkEventRecord, WorkOpening } from '../../ports/index.ts';
import { anId, aPublication, NOW_MS } from '../builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const TENANT = anId('tenant');
const PROJECT = anId('project');
const ITEM = anId('item');
const DIGEST = 'd1'.repeat(32);

export const workCases: readonly StoreCase[] = [
  {
    title: 'keeps a work item as the sum of its events',
    async check(store) {
      await begun(store);
      await commits(store, event({ revision: 2, step: 'approve', fromState: 'requested', toState: 'approved' }));
      const item = await store.work.item(ITEM);
      assert.deepEqual([item?.state, item?.revision, item?.outcome], ['approved', 2, { reservationId: 'r' }]);
      assert.deepEqual(
        (await store.work.events(ITEM)).map(({ step, toState }) => [step, toState]),
        [
          ['open', 'requested'],
          ['approve', 'approved'],
        ],
      );
      assert.equal(await store.work.item('nothing'), null);
    },
  },
  {
    title: 'moves a work item only along its machine and only from where it is',
    async check(store) {
      await begun(store);
      const paid = event({ revision: 2, step: 'pay', fromState: 'requested', toState: 'paid' });
      await isInvalid(store, paid);
      const approve = { step: 'approve', fromState: 'requested', toState: 'approved' } as const;
      await loses(store, 'work-item', event({ ...approve, revision: 3 }));
      await loses(store, 'work-item', event({ ...approve, revision: 2, itemId: anId('no-item') }));
      await commits(store, event({ ...approve, revision: 2 }));
      await loses(store, 'work-item', event({ ...approve, revision: 2 }));
      await loses(
        store,
        'work-item',
        event({ revision: 2, step: 'withdraw', fromState: 'requested', toState: 'withdrawn' }),
      );
      await loses(store, 'work-item', opening());
      assert.equal((await store.work.item(ITEM))?.state, 'approved');
    },
  },
  {
    title: 'does one request about work once',
    async check(store) {
      await begun(store, { requestKey: 'key', requestHash: DIGEST });
      const again = { itemId: anId('another'), requestKey: 'key', requestHash: DIGEST };
      await loses(store, 'work-request', opening({ itemId: again.itemId }), event(again));
      assert.equal(await store.work.item(again.itemId), null);
      assert.equal((await store.work.eventOf(TENANT, 'key'))?.itemId, ITEM);
      assert.equal(await store.work.eventOf(TENANT, 'another key'), null);
    },
  },
  {
    title: 'hangs work only under what is there, in its own federation',
    async check(store) {
      await commits(store, ...aPublication());
      await loses(store, 'parent', opening({ projectId: anId('nowhere') }), event());
      await loses(store, 'parent', opening({ tenantId: anId('nobody') }), event({ tenantId: anId('nobody') }));
    },
  },
  {
    title: 'lists work newest first, and a desk by what is due first',
    async check(store) {
      await commits(store, ...aPublication());
      const dues = [null, '2026-12-01', '2026-11-25', null];
      for (const [at, dueOn] of dues.entries()) {
        const itemId = anId(`item-${at}`);
        await commits(
          store,
          opening({ itemId, partnerId: at === 2 ? anId('partner') : null }),
          event({ itemId, dueOn }),
        );
      }
      const listed = async (over: object) =>
        (await store.work.items({ kind: 'disbursements', limit: 10, ...over })).map(({ dueOn }) => dueOn);
      assert.deepEqual(await listed({ tenantId: TENANT }), [...dues].reverse());
      assert.deepEqual(await listed({ projectId: PROJECT, limit: 2 }), [null, '2026-11-25']);
      assert.deepEqual(await listed({ projectId: PROJECT, partnerId: anId('partner') }), ['2026-11-25']);
      assert.deepEqual(await listed({ projectId: PROJECT, states: ['paid'] }), []);
      assert.deepEqual(await listed({ tenantId: TENANT, states: ['requested'], limit: 1 }), [null]);
      assert.deepEqual(await listed({ tenantId: TENANT, states: ['paid', 'requested'] }), [...dues].reverse());
      assert.deepEqual(await listed({ tenantId: TENANT, states: [] }), []);
      const [, second] = await store.work.items({ kind: 'disbursements', projectId: PROJECT, limit: 2 });
      assert.deepEqual(await listed({ projectId: PROJECT, beforeSeq: second?.seq }), ['2026-12-01', null]);
      assert.deepEqual(await listed({ tenantId: anId('nobody') }), []);
      const stages = [{ kind: 'disbursements', state: 'requested' } as const];
      const desk = { tenantIds: [TENANT], stages };
      const lies = await store.work.desk({ ...desk, limit: 3 });
      assert.deepEqual(
        lies.map(({ dueOn }) => dueOn),
        ['2026-11-25', '2026-12-01', null],
      );
      const oneOnly = await store.work.desk({ ...desk, limit: 1 });
      assert.deepEqual(
        oneOnly.map(({ dueOn }) => dueOn),
        ['2026-11-25'],
      );
      const all = await store.work.desk({ ...desk, limit: 10 });
      assert.deepEqual(
        all.slice(2).map(({ itemId }) => itemId),
        [anId('item-0'), anId('item-3')],
      );
      assert.deepEqual(await store.work.deskCounts(desk), [{ ...stages[0], items: 4 }]);
      assert.deepEqual(await store.work.deskCounts({ ...desk, tenantIds: [] }), []);
    },
  },
];

async function begun(store: Store, over: Partial<WorkEventRecord> = {}): Promise<void> {
  await commits(store, ...aPublication());
  await commits(store, opening(), event(over));
}

function opening(over: Partial<WorkOpening> = {}): Change {
  const record: WorkOpening = {
    itemId: ITEM,
    tenantId: TENANT,
    kind: 'disbursements',
    projectId: PROJECT,
    partnerId: null,
    charityId: null,
    openedBy: anId('person'),
    openedMs: NOW_MS,
    ...over,
  };
  return { kind: 'open-work', record, content: { purpose: '示例' }, digest: DIGEST };
}

function event(over: Partial<WorkEventRecord> = {}): Change {
  const isFirst = (over.revision ?? 1) === 1;
  const record: WorkEventRecord = {
    itemId: ITEM,
    tenantId: TENANT,
    revision: 1,
    step: 'open',
    fromState: '',
    toState: 'requested',
    actor: anId('person'),
    role: 'finance',
    atMs: NOW_MS,
    input: {},
    deskTenantId: TENANT,
    dueOn: null,
    content: { purpose: '示例' },
    digest: DIGEST,
    outcome: isFirst ? {} : { reservationId: 'r' },
    requestKey: null,
    requestHash: null,
    ...over,
  };
  return { kind: 'append-work-event', record };
}
