// What is left when a process ends between the file and its row.

import { describe, expect, test } from 'vitest';
import { memoryFiles } from '../../adapters/memory/memory-files.ts';
import type { Files } from '../../ports/index.ts';
import { FaultyStore } from '../../testing/faulty-store.ts';
import { aPng } from '../../testing/file-builders.ts';
import { aProject, publishedPorts } from '../../testing/index.ts';
import { testPorts } from '../../testing/test-ports.ts';
import { keyActor } from '../access/actor.ts';
import { isRefusal } from '../refusal.ts';
import { tick } from '../tick/tick.ts';
import { createUpload } from './create-upload.ts';
import { requireUploads } from './require-uploads.ts';

const HOUR_MS = 60 * 60_000;
const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const { projectId, tenantId } = aProject();
const ACTOR = keyActor({ keyId: 'key', tenantId });
const UPLOAD = {
  projectId,
  sent: { bytes: aPng(), mime: 'image/png', name: null },
  terms: { purpose: 'evidence' },
} as const;

async function world() {
  const ports = await publishedPorts();
  const store = new FaultyStore(ports.store);
  const files = memoryFiles(ports.clock);
  const count = async () => (await files.list(null)).files.length;
  return { ports: { ...ports, store, files }, store, files, count };
}

describe('UPL-11 a crash', () => {
  test('UPL-11 before the row leaves a file that nobody knows, and it is removed within two hours', async () => {
    const { ports, store, count } = await world();
    store.failNext('before');
    await expect(createUpload(ports, ACTOR, UPLOAD)).rejects.toThrow();
    expect(await count()).toBe(1);
    await tick(ports, FOREVER);
    expect(await count()).toBe(1);
    ports.clock.advance(HOUR_MS + 1);
    await tick(ports, FOREVER);
    expect(await count()).toBe(0);
    // And the same file can be sent again.
    expect(isRefusal(await createUpload(ports, ACTOR, UPLOAD))).toBe(false);
  });

  test('UPL-11 after the row leaves both, and the sweep keeps them however old they are', async () => {
    const { ports, store, count } = await world();
    store.failNext('after');
    await expect(createUpload(ports, ACTOR, UPLOAD)).rejects.toThrow();
    for (let hour = 0; hour < 3; hour += 1) {
      ports.clock.advance(HOUR_MS + 1);
      await tick(ports, FOREVER);
    }
    expect(await count()).toBe(1);
    const again = await createUpload(ports, ACTOR, UPLOAD);
    expect([isRefusal(again), await count()]).toEqual([false, 1]);
  });

  test('UPL-11 before the file leaves no row', async () => {
    const { ports } = await world();
    const broken: Files = { ...ports.files, put: () => Promise.reject(new Error('the disk is full')) };
    await expect(createUpload({ ...ports, files: broken }, ACTOR, UPLOAD)).rejects.toThrow('the disk is full');
    expect(await ports.store.uploads.ofProject({ projectId, limit: 10 })).toEqual([]);
  });

  test('UPL-11 an attempt that took so long that its file may be gone makes no row', async () => {
    const { ports, files, count } = await world();
    const slow: Files = {
      ...files,
      put: async (key, bytes) => {
        await files.put(key, bytes);
        ports.clock.advance(11 * 60_000);
      },
    };
    const late = await createUpload({ ...ports, files: slow }, ACTOR, UPLOAD);
    expect(late).toMatchObject({ kind: 'refused', reason: 'storage-unavailable' });
    expect([await count(), await ports.store.uploads.ofProject({ projectId, limit: 10 })]).toEqual([0, []]);
  });

  test('UPL-11 the sweep looks once an hour, whoever asks, and a folder that fails stops no tick', async () => {
    const { ports, files } = await world();
    let looked = 0;
    const watched: Files = {
      ...files,
      list: async (after) => {
        looked += 1;
        return files.list(after);
      },
    };
    const both = { ...ports, files: watched };
    await Promise.all([tick(both, FOREVER), tick(both, FOREVER)]);
    expect(looked).toBe(1);
  });
});

describe('UPL-10 two that send the same at once', () => {
  test('UPL-10 make one row, and leave one file', async () => {
    const { ports, count } = await world();
    const answers = await Promise.all(Array.from({ length: 5 }, () => createUpload(ports, ACTOR, UPLOAD)));
    const ids = answers.map((answer) => (isRefusal(answer) ? answer.reason : answer.uploadId));
    expect(new Set(ids).size).toBe(1);
    expect([await count(), (await ports.store.uploads.ofProject({ projectId, limit: 10 })).length]).toEqual([1, 1]);
  });
});

describe('evidence of spending', () => {
  test('is a file that was uploaded in the same project, and is what it is said to be', async () => {
    const { ports } = await world();
    const file = await createUpload(ports, ACTOR, UPLOAD);
    if (isRefusal(file)) throw new Error(file.reason);
    const { sha256, bytes, mime } = file;
    const good = { sha256, bytes, mime };
    const named = (...files: (typeof good)[]) => ({ files, pointer: '/evidence' });
    const here = projectId;
    expect(await requireUploads(ports, here, named(good))).toBeNull();
    expect(await requireUploads(ports, here, named())).toBeNull();
    const pointers = async (place: string | null, ...files: (typeof good)[]) =>
      (await requireUploads(ports, place, named(...files)))?.errors?.map(({ pointer }) => pointer);
    expect(await pointers(here, good, { ...good, sha256: '0'.repeat(64) })).toEqual(['/evidence/1']);
    expect(await pointers(here, { ...good, bytes: bytes + 1 })).toEqual(['/evidence/0']);
    expect(await pointers(here, { ...good, mime: 'application/pdf' as typeof mime })).toEqual(['/evidence/0']);
    expect(await pointers('another', good)).toEqual(['/evidence/0']);
    expect(await pointers(null, good)).toEqual(['/evidence/0']);
  });

  test('cannot be uploaded where no place for files is set', async () => {
    const { files: _, ...ports } = await testPorts();
    const unknown = await createUpload(ports, ACTOR, UPLOAD);
    expect(unknown).toMatchObject({ reason: 'not-found' });
    const published = await publishedPorts();
    const { files: __, ...without } = published;
    expect(await createUpload(without, ACTOR, UPLOAD)).toMatchObject({ reason: 'uploads-not-configured' });
  });
});
