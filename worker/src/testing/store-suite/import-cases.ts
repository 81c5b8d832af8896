import assert from 'node:assert/strict';
import type { ImportDraftRecord } from '../../ports/index.ts';
import { anId, aPublication, NOW_MS } from '../builders.ts';
import { anImport, IMPORT_REQUESTS } from '../import-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, loses } from './store-case.ts';

const TENANT = anId('tenant');

export const importCases: readonly StoreCase[] = [
  {
    title: 'keeps an import and its rows, moves it from revision to revision, and drops the rows when it is done',
    async check(store) {
      await commits(store, ...aPublication());
      const record = anImport();
      assert.equal(await store.work.importDraft(record.draftId), null);
      assert.deepEqual(await store.work.importRequests(record.draftId), []);
      await loses(store, 'parent', insert(anImport({ tenantId: anId('other') })));
      await commits(store, insert(record));
      await loses(store, 'import', insert(record));
      assert.deepEqual(await store.work.importDraft(record.draftId), record);
      assert.deepEqual(await store.work.importRequests(record.draftId), IMPORT_REQUESTS);
      const tried = anImport({ phase: 'tried', answered: 1, revision: 2, updatedMs: NOW_MS + 1 });
      await commits(store, move(tried));
      await loses(store, 'import', move(tried));
      await loses(store, 'import', move(anImport({ draftId: anId('nothing'), revision: 2 })));
      assert.deepEqual(await store.work.importDraft(record.draftId), tried);
      assert.deepEqual(await store.work.importRequests(record.draftId), IMPORT_REQUESTS);
      const done = anImport({ phase: 'done', answered: 1, revision: 3, updatedMs: NOW_MS + 2 });
      await commits(store, move(done));
      assert.deepEqual(await store.work.importDraft(record.draftId), done);
      assert.deepEqual(await store.work.importRequests(record.draftId), []);
    },
  },
  {
    title: 'lists imports of a federation newest first, and remembers the columns of the last one done of a source',
    async check(store) {
      await commits(store, ...aPublication());
      const named = (at: number, over: Partial<ImportDraftRecord> = {}) =>
        anImport({
          draftId: anId(`import${'abc'[at]}`),
          createdMs: NOW_MS + Math.min(at, 1),
          columnNames: { date: `日期${at}`, amount: '金额' },
          ...over,
        });
      const records = [0, 1, 2].map((at) => named(at));
      await commits(store, ...records.map(insert));
      const query = { tenantId: TENANT, limit: 10 };
      const listed = (await store.work.importDrafts(query)).map(({ draftId }) => draftId);
      assert.deepEqual(
        listed,
        [2, 1, 0].map((at) => named(at).draftId),
      );
      assert.equal((await store.work.importDrafts({ tenantId: TENANT, limit: 1 })).length, 1);
      assert.deepEqual(await store.work.importDrafts({ tenantId: anId('other'), limit: 1 }), []);
      const bank = { tenantId: TENANT, source: 'bank', name: '基本户' } as const;
      assert.equal(await store.work.importNames(bank), null);
      const done = { phase: 'done', revision: 2 } as const;
      await commits(store, move(named(0, { ...done, updatedMs: NOW_MS + 9 })), move(named(1, done)));
      const { columnNames, projectNames } = named(0);
      assert.deepEqual(await store.work.importNames(bank), { columnNames, projectNames });
      assert.equal(await store.work.importNames({ ...bank, name: '' }), null);
      assert.equal(await store.work.importNames({ ...bank, source: 'cash' }), null);
      assert.equal(await store.work.importNames({ ...bank, tenantId: anId('other') }), null);
    },
  },
];

function insert(record: ImportDraftRecord) {
  return { kind: 'insert-import', record, requests: IMPORT_REQUESTS } as const;
}

function move(record: ImportDraftRecord) {
  return { kind: 'move-import', record } as const;
}
