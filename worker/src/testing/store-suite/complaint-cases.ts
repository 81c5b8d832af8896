import assert from 'node:assert/strict';
import type { Change, ComplaintWordsRecord, Store, WorkEventRecord } from '../../ports/index.ts';
import { anId, aPublication, NOW_MS } from '../builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const TENANT = anId('tenant');
const PROJECT = anId('project');
const DIGEST = 'd1'.repeat(32);

export const complaintCases: readonly StoreCase[] = [
  {
    title: 'keeps what a report said until it is destroyed, and never anew in its place',
    async check(store) {
      await commits(store, ...aPublication());
      const itemId = await reported(store, { name: 'one', dueOn: '2026-11-25' });
      assert.equal(await store.work.complaintWords(itemId), null);
      await loses(store, 'parent', insert(words(anId('no-report'))));
      await loses(store, 'parent', insert({ ...words(itemId), tenantId: anId('other') }));
      await commits(store, insert(words(itemId)));
      assert.deepEqual(await store.work.complaintWords(itemId), words(itemId));
      await isInvalid(store, insert({ ...words(itemId), text: 'anew' }));
      await commits(store, { kind: 'delete-complaint-words', itemId });
      assert.equal(await store.work.complaintWords(itemId), null);
      await commits(store, { kind: 'delete-complaint-words', itemId });
      assert.equal((await store.work.item(itemId))?.state, 'received');
    },
  },
  {
    title: 'counts the reports about a project: open, overdue, answered in time and late',
    async check(store) {
      await commits(store, ...aPublication());
      const figures = (today: string, projectId = PROJECT) => store.work.complaintFigures({ projectId, today });
      const none = { received: 0, open: 0, overdue: 0, answeredInTime: 0, answeredLate: 0 };
      assert.deepEqual(await figures('2026-11-25'), none);
      await reported(store, { name: 'open', dueOn: '2026-11-25' });
      for (const [name, answeredOn] of Object.entries({
        before: '2026-11-24',
        on: '2026-11-25',
        after: '2026-11-26',
      })) {
        const itemId = await reported(store, { name, dueOn: '2026-11-25' });
        await commits(store, answered(itemId, { answeredOn, dueOn: '2026-11-25' }));
      }
      const counted = { received: 4, open: 1, overdue: 0, answeredInTime: 2, answeredLate: 1 };
      assert.deepEqual(await figures('2026-11-25'), counted);
      assert.deepEqual(await figures('2026-11-26'), { ...counted, overdue: 1 });
      assert.deepEqual(await figures('2026-11-26', anId('elsewhere')), none);
    },
  },
];

async function reported(store: Store, { name, dueOn }: { name: string; dueOn: string }): Promise<string> {
  const itemId = anId(name);
  const opening = { itemId, tenantId: TENANT, kind: 'complaints', projectId: PROJECT, partnerId: null } as const;
  const record = { ...opening, charityId: null, openedBy: 'public', openedMs: NOW_MS };
  await commits(
    store,
    { kind: 'open-work', record, content: { about: 'money' }, digest: DIGEST },
    event({ itemId, dueOn }),
  );
  return itemId;
}

function answered(itemId: string, outcome: { readonly answeredOn: string; readonly dueOn: string }): Change {
  return event({ itemId, revision: 2, step: 'answer', fromState: 'received', toState: 'answered', outcome });
}

function event(over: Partial<WorkEventRecord> & { readonly itemId: string }): Change {
  const record: WorkEventRecord = {
    tenantId: TENANT,
    revision: 1,
    step: 'open',
    fromState: '',
    toState: 'received',
    actor: 'public',
    role: null,
    atMs: NOW_MS,
    input: {},
    deskTenantId: TENANT,
    dueOn: null,
    content: { about: 'money' },
    digest: DIGEST,
    outcome: {},
    requestKey: null,
    requestHash: null,
    ...over,
  };
  return { kind: 'append-work-event', record };
}

function words(itemId: string): ComplaintWordsRecord {
  return { itemId, tenantId: TENANT, text: '三号楼没有装（示例）', contact: null, writtenMs: NOW_MS };
}

function insert(record: ComplaintWordsRecord): Change {
  return { kind: 'insert-complaint-words', record };
}
