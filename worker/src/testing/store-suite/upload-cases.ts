import assert from 'node:assert/strict';
import type { WorkKind } from '@happy-homeland/contract';
import type { PublicationRecord, Store, UploadRecord } from '../../ports/index.ts';
import { anId, aPublication, NOW_MS } from '../builders.ts';
import { anUpload } from '../upload-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const TENANT = anId('tenant');
const PROJECT = anId('project');
const MEGABYTE = 1024 * 1024;

export const uploadCases: readonly StoreCase[] = [
  {
    title: 'keeps an upload, and finds it by what it is and only in its own federation',
    async check(store) {
      const record = anUpload();
      await commits(store, ...aPublication(), insert(record));
      assert.deepEqual(await store.uploads.upload(record.uploadId), record);
      const { sha256 } = record;
      assert.deepEqual(await store.uploads.same({ projectId: PROJECT, partnerId: null, sha256 }), record);
      assert.equal(await store.uploads.same({ projectId: PROJECT, partnerId: anId('partner'), sha256 }), null);
      assert.deepEqual(await store.uploads.ofDigest(TENANT, sha256), record);
      assert.equal(await store.uploads.ofDigest(anId('other'), sha256), null);
      assert.deepEqual(await store.uploads.inProject(PROJECT, sha256), [record]);
      assert.deepEqual(await store.uploads.inProject(PROJECT, 'f'.repeat(64)), []);
      assert.deepEqual(await store.uploads.inProject(anId('other'), sha256), []);
      assert.deepEqual(await store.uploads.knownKeys([record.fileKey, 'nobody/knows']), [record.fileKey]);
      assert.deepEqual(await store.uploads.knownKeys(['nobody/knows']), []);
    },
  },
  {
    title: 'keeps the same file of one owner once, and of another owner beside it',
    async check(store) {
      await commits(store, ...aPublication(), insert(anUpload()));
      await loses(store, 'upload', insert(anUpload({ uploadId: anId('again') })));
      const partner = { uploadId: anId('partners'), partnerId: anId('partner') };
      await commits(store, insert(anUpload(partner)));
      const both = await store.uploads.inProject(PROJECT, anUpload().sha256);
      assert.deepEqual(new Set(both.map(({ partnerId: owner }) => owner)), new Set([null, anId('partner')]));
      await loses(store, 'upload', insert(anUpload({ ...partner, uploadId: anId('again') })));
      await loses(store, 'upload', insert(anUpload({ sha256: 'f'.repeat(64) })));
    },
  },
  {
    title: 'keeps a file of a plan before its project is there, and of nothing else',
    async check(store) {
      const [planId, otherId] = [anId('plan'), anId('no plan')];
      await commits(store, ...aPublication(), opened(planId, 'project-plans'), opened(otherId, 'campaign-plans'));
      const planned = { projectId: anId('planned'), planId, charityId: null };
      await commits(store, insert(anUpload(planned)));
      assert.deepEqual(await store.uploads.inProject(planned.projectId, anUpload().sha256), [anUpload(planned)]);
      const again = { ...planned, uploadId: anId('again'), sha256: 'e'.repeat(64) };
      await loses(store, 'parent', insert(anUpload({ ...again, planId: null })));
      await loses(store, 'parent', insert(anUpload({ ...again, planId: otherId })));
      await loses(store, 'parent', insert(anUpload({ ...again, planId: anId('nothing') })));
    },
  },
  {
    title: 'has room for fifty files of a project and no more',
    async check(store) {
      await commits(store, ...aPublication(), ...Array.from({ length: 50 }, (_, at) => insert(numbered(at))));
      await loses(store, 'quota', insert(numbered(50)));
    },
  },
  {
    title: 'has room for two hundred megabytes of a project and no byte more',
    async check(store) {
      const large = Array.from({ length: 19 }, (_, at) => insert(numbered(at, { bytes: 10 * MEGABYTE })));
      await commits(store, ...aPublication(), ...large, insert(numbered(19, { bytes: 10 * MEGABYTE - 1 })));
      await loses(store, 'quota', insert(numbered(20, { bytes: 2 })));
      await commits(store, insert(numbered(20, { bytes: 1 })));
    },
  },
  {
    title: 'takes a public copy of evidence of the same project alone',
    async check(store) {
      await commits(store, ...aPublication(), insert(numbered(0)), insert(numbered(1, { purpose: 'photograph' })));
      const copy = (copyOf: string | null) => insert(numbered(2, { purpose: 'public-copy', copyOf }));
      await loses(store, 'parent', copy(anId('nothing')));
      await loses(store, 'parent', copy(numbered(1).uploadId));
      await isInvalid(store, copy(null));
      await commits(store, copy(numbered(0).uploadId));
      await loses(store, 'parent', insert(numbered(3, { projectId: anId('nothing') })));
    },
  },
  {
    title: 'lists uploads of a project newest first, page by page',
    async check(store) {
      const records = [0, 1, 2].map((at) => numbered(at, { uploadedMs: NOW_MS + Math.min(at, 1) }));
      await commits(store, ...aPublication(), ...records.map(insert));
      const all = await store.uploads.ofProject({ projectId: PROJECT, limit: 10 });
      assert.deepEqual(
        all.map(({ uploadId }) => uploadId),
        [
          ...records
            .slice(1)
            .map(({ uploadId }) => uploadId)
            .toSorted()
            .toReversed(),
          records[0]?.uploadId,
        ],
      );
      const rest = await store.uploads.ofProject({ projectId: PROJECT, limit: 10, before: all[0] });
      assert.deepEqual(rest, all.slice(1));
      assert.deepEqual(await store.uploads.ofProject({ projectId: anId('nothing'), limit: 10 }), []);
    },
  },
  {
    title: 'shows an upload once at a time, never evidence, and takes it back once',
    async check(store) {
      await begun(store);
      const photo = numbered(1).uploadId;
      await loses(store, 'publication', publish(numbered(0).uploadId, 1));
      await loses(store, 'publication', publish(photo, 2));
      await loses(store, 'publication', withdraw(photo, 1));
      await commits(store, publish(photo, 1));
      assert.equal((await store.uploads.publication(photo))?.withdrawnMs, null);
      await loses(store, 'publication', publish(photo, 1));
      await loses(store, 'publication', publish(photo, 2));
      await commits(store, withdraw(photo, 1));
      await loses(store, 'publication', withdraw(photo, 1));
      await commits(store, publish(photo, 2));
      assert.deepEqual(await store.uploads.publication(photo), aPublicationOf(photo, 2));
      assert.equal(await store.uploads.publication(numbered(0).uploadId), null);
    },
  },
];

async function begun(store: Store): Promise<void> {
  await commits(store, ...aPublication(), insert(numbered(0)), insert(numbered(1, { purpose: 'photograph' })));
}

function numbered(at: number, over: Partial<UploadRecord> = {}): UploadRecord {
  const letters = `${String.fromCharCode(97 + Math.floor(at / 26))}${String.fromCharCode(97 + (at % 26))}`;
  const sha256 = at.toString(16).padStart(64, '0');
  return anUpload({ uploadId: anId(`upload${letters}`), sha256, ...over });
}

function opened(itemId: string, kind: WorkKind) {
  const owner = { tenantId: TENANT, projectId: null, partnerId: null, charityId: null };
  const record = { ...owner, itemId, kind, openedBy: anId('key'), openedMs: NOW_MS };
  return { kind: 'open-work', record, content: {}, digest: 'd'.repeat(64) } as const;
}

function insert(record: UploadRecord) {
  return { kind: 'insert-upload', record } as const;
}

function aPublicationOf(uploadId: string, round: number): PublicationRecord {
  return {
    tenantId: TENANT,
    uploadId,
    round,
    consent: { people: 0, minors: 0 },
    publishedBy: anId('key'),
    publishedMs: NOW_MS,
    withdrawnBy: null,
    withdrawnMs: null,
  };
}

function publish(uploadId: string, round: number) {
  return { kind: 'publish-upload', record: aPublicationOf(uploadId, round) } as const;
}

function withdraw(uploadId: string, round: number) {
  return { kind: 'withdraw-upload', uploadId, round, withdrawnBy: anId('key'), withdrawnMs: NOW_MS + 1 } as const;
}
