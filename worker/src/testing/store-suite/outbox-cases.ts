import assert from 'node:assert/strict';
import type { Change, DeliveryRecord, Store } from '../../ports/index.ts';
import { insertPerson } from '../access-builders.ts';
import { aFederation, anId, aProject, aPublication, NOW_MS } from '../builders.ts';
import { aDisclosure, disclosureLeaf } from '../disclosure-builders.ts';
import { pledgeUnit, sessionUnit, settleUnit } from '../gift-builders.ts';
import { aDelivery, aNotice, anEndpoint } from '../outbox-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const TENANT = anId('tenant');
const OTHER = anId('other');
const put = (over: Parameters<typeof anEndpoint>[0] = {}) =>
  ({ kind: 'put-endpoint', record: anEndpoint(over) }) as const;
const tell = (over: Parameters<typeof aNotice>[0] = {}) => ({ kind: 'append-notice', record: aNotice(over) }) as const;
const spread = (...deliveries: readonly DeliveryRecord[]): Change => ({
  kind: 'spread-notice',
  noticeId: anId('notice'),
  atMs: NOW_MS,
  deliveries,
});
const otherFederation = {
  kind: 'put-federation',
  record: aFederation({ tenantId: OTHER, externalId: 'other' }),
} as const;

function move(from: DeliveryRecord, over: Partial<DeliveryRecord>): Change {
  const { deliveryId, state, attempts, dueMs } = from;
  const { error, updatedMs } = from;
  return {
    kind: 'move-delivery',
    deliveryId,
    seen: { state, attempts, dueMs },
    set: { state, attempts, dueMs, error, updatedMs, ...over },
  };
}

async function told(store: Store): Promise<readonly string[]> {
  return (await store.directory.unspread(9)).map(({ event, noticeId }) => `${event} ${noticeId}`);
}

export const outboxCases: readonly StoreCase[] = [
  {
    title: 'puts an endpoint by its revision, under one name in its own federation',
    async check(store) {
      await commits(store, ...aPublication(), otherFederation, put());
      const { directory } = store;
      assert.deepEqual(await directory.endpoint(TENANT, 'hook'), anEndpoint());
      assert.deepEqual(await directory.endpointById(anId('endpoint')), anEndpoint());
      assert.equal(await directory.endpoint(OTHER, 'hook'), null);
      await loses(store, 'revision', put());
      await loses(store, 'revision', put({ revision: 3 }));
      await loses(store, 'external-id', put({ endpointId: anId('second') }));
      await loses(store, 'parent', put({ endpointId: anId('second'), tenantId: anId('nobody') }));
      const off = { revision: 2, disabledMs: NOW_MS, disabledBecause: 'gone' } as const;
      await commits(store, put(off), put({ endpointId: anId('second'), externalId: 'a-second' }));
      const names = async (after?: string) =>
        (await directory.endpoints({ tenantId: TENANT, after, limit: 9 })).map(({ externalId }) => externalId);
      assert.deepEqual([await names(), await names('a-second')], [['a-second', 'hook'], ['hook']]);
      await isInvalid(store, put({ revision: 3, disabledMs: NOW_MS }));
    },
  },
  {
    title: 'keeps a fact once, and writes down once who is told of it',
    async check(store) {
      await commits(store, ...aPublication(), put(), tell());
      await loses(store, 'notice', tell());
      await loses(store, 'parent', tell({ noticeId: anId('second'), tenantId: anId('nobody') }));
      assert.deepEqual(await store.directory.notice(anId('notice')), aNotice());
      assert.deepEqual(await told(store), [`duty.overdue ${anId('notice')}`]);
      await commits(store, spread(aDelivery()));
      assert.deepEqual(await told(store), []);
      await loses(store, 'notice', spread(aDelivery({ deliveryId: anId('second') })));
      assert.equal(await store.directory.delivery(anId('second')), null);
      assert.deepEqual(await store.directory.delivery(anId('delivery')), aDelivery());
    },
  },
  {
    title: 'TEN-03 tells only an endpoint of the same federation, or somebody who is there',
    async check(store) {
      await commits(store, ...aPublication(), otherFederation, insertPerson(), tell());
      await commits(store, put({ tenantId: OTHER }));
      await loses(store, 'parent', spread(aDelivery()));
      await loses(store, 'parent', spread(aDelivery({ endpointId: null, personId: anId('nobody') })));
      await isInvalid(store, spread(aDelivery({ personId: anId('person') })));
      await isInvalid(store, spread(aDelivery({ endpointId: null })));
      await commits(store, spread(aDelivery({ endpointId: null, personId: anId('person') })));
    },
  },
  {
    title: 'moves a delivery only from what was seen, and never what was delivered',
    async check(store) {
      const waiting = aDelivery();
      await commits(store, ...aPublication(), put(), tell(), spread(waiting));
      const begun = { attempts: 1, dueMs: NOW_MS + 60_000 };
      await commits(store, move(waiting, begun));
      await loses(store, 'delivery', move(waiting, begun));
      await loses(store, 'delivery', move({ ...waiting, deliveryId: anId('nobody') }, begun));
      const tried = { ...waiting, ...begun };
      assert.deepEqual(await store.directory.delivery(waiting.deliveryId), tried);
      await isInvalid(store, move(tried, { state: 'dead' }));
      await isInvalid(store, move(tried, { dueMs: null }));
      await commits(store, move(tried, { state: 'dead', dueMs: null, error: 'it answered 500' }));
      const dead = { ...tried, state: 'dead', dueMs: null, error: 'it answered 500' } as const;
      await commits(store, move(dead, { state: 'waiting', attempts: 0, dueMs: NOW_MS, error: null }));
      const done = { ...waiting, state: 'delivered', dueMs: null } as const;
      await commits(store, move(waiting, done));
      await isInvalid(store, move(done, { state: 'waiting', dueMs: NOW_MS }));
    },
  },
  {
    title: 'finds what is due, the longest first, and lists newest first by endpoint and state',
    async check(store) {
      const make = (label: string, over: Partial<DeliveryRecord> = {}) =>
        aDelivery({ deliveryId: anId(label), ...over });
      await commits(store, ...aPublication(), insertPerson(), put(), tell());
      await commits(
        store,
        spread(
          make('a', { dueMs: NOW_MS + 2, madeMs: NOW_MS }),
          make('b', { dueMs: NOW_MS + 1, madeMs: NOW_MS + 1 }),
          make('c', { state: 'dead', dueMs: null, madeMs: NOW_MS + 2 }),
          make('d', { endpointId: null, personId: anId('person'), dueMs: NOW_MS + 9, madeMs: NOW_MS + 2 }),
        ),
      );
      const { directory } = store;
      const ids = (found: readonly DeliveryRecord[]) => found.map(({ deliveryId }) => deliveryId);
      const due = async (nowMs: number, limit = 9) => ids(await directory.dueDeliveries(nowMs, limit));
      const [a, b, c, d] = [anId('a'), anId('b'), anId('c'), anId('d')];
      assert.deepEqual([await due(NOW_MS), await due(NOW_MS + 2), await due(NOW_MS + 2, 1)], [[], [b, a], [b]]);
      const list = async (over: object) => ids(await directory.deliveries({ tenantId: TENANT, limit: 9, ...over }));
      assert.deepEqual(await list({}), [d, c, b, a]);
      assert.deepEqual(await list({ endpointId: anId('endpoint'), state: 'waiting' }), [b, a]);
      assert.deepEqual(await list({ before: { madeMs: NOW_MS + 2, deliveryId: d } }), [c, b, a]);
      assert.deepEqual(await list({ tenantId: OTHER }), []);
    },
  },
  {
    title: 'lets no recipient with very many keep the others waiting',
    async check(store) {
      await commits(store, ...aPublication(), put(), put({ endpointId: anId('other'), externalId: 'other' }), tell());
      const many = Array.from({ length: 30 }, (_, at) =>
        aDelivery({ deliveryId: anId(`many${at}`), dueMs: NOW_MS + at }),
      );
      await commits(
        store,
        spread(...many, aDelivery({ deliveryId: anId('late'), endpointId: anId('other'), dueMs: NOW_MS + 99 })),
      );
      const due = await store.directory.dueDeliveries(NOW_MS + 99, 40);
      const wanted = ['many0', 'late', ...Array.from({ length: 7 }, (_, at) => `many${at + 1}`)];
      assert.deepEqual(
        due.map(({ deliveryId }) => deliveryId),
        wanted.map((label) => anId(label)),
      );
    },
  },
  {
    title: 'tells of a settled gift and a published project in the same unit, where somebody listens',
    async check(store) {
      await commits(store, ...aPublication());
      assert.deepEqual(await told(store), []);
      await commits(store, put({ events: ['donation.settled'] }));
      await commits(store, ...pledgeUnit(1), ...sessionUnit(1));
      await commits(store, ...settleUnit(1));
      const [notice] = await store.directory.unspread(9);
      assert.equal(notice?.event, 'donation.settled');
      const [entry] = await store.books.entries({ projectId: aProject().projectId, afterSeq: 0, limit: 1 });
      assert.deepEqual(notice.data, {
        projectId: entry?.projectId,
        seq: entry?.seq,
        amountMinor: entry?.amountMinor,
        currency: 'CNY',
        date: entry?.effectiveOn,
      });
      const second = aProject({ projectId: anId('second'), externalId: 'second', goalMinor: 1 });
      await commits(store, { kind: 'put-project', record: second });
      assert.equal((await told(store)).length, 1);
      await commits(store, put({ revision: 2, events: ['project.published'] }));
      const third = aProject({ projectId: anId('third'), externalId: 'third', goalMinor: 1 });
      await commits(store, { kind: 'put-project', record: third });
      await commits(store, { kind: 'put-project', record: { ...third, revision: 2 } });
      assert.deepEqual((await told(store)).slice(1), [`project.published published${anId('third')}`]);
      await commits(store, put({ revision: 3, disabledMs: NOW_MS, disabledBecause: 'asked' }));
      const fourth = aProject({ projectId: anId('fourth'), externalId: 'fourth', goalMinor: 1 });
      await commits(store, { kind: 'put-project', record: fourth });
      assert.equal((await told(store)).length, 2);
    },
  },
  {
    title: 'tells of a disclosure by its digest, and of what it corrects',
    async check(store) {
      const digest = 'a1'.repeat(32);
      await commits(store, ...aPublication(), put({ events: ['disclosure.published'] }));
      const record = aDisclosure({ digest });
      await commits(store, disclosureLeaf(record), { kind: 'insert-disclosure', record });
      const [notice] = await store.directory.unspread(9);
      const { projectId, date } = record;
      assert.deepEqual(notice?.data, { projectId, digest, corrects: null, date });
      assert.equal(notice.noticeId, digest);
    },
  },
];
