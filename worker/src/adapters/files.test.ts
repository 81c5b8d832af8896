// The obligations of the port of files, on every adapter of it.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Files } from '../ports/index.ts';
import { StoreError } from '../ports/index.ts';
import { memoryFiles } from './memory/memory-files.ts';
import { folderFiles } from './system/folder-files.ts';
import type { Bucket } from './workers/bucket-files.ts';
import { bucketFiles } from './workers/bucket-files.ts';

let folder: string;
const KEY = 'tenantaa/00ff-uploadaa';
const BYTES = Uint8Array.of(1, 2, 3);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'happy-homeland-files-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** As R2 answers: pages with a cursor, null for what is not there. */
function aBucket(pageSize = 1): Bucket {
  const objects = new Map<string, { readonly bytes: Uint8Array; readonly uploaded: Date }>();
  return {
    put: async (key, bytes) => objects.set(key, { bytes: bytes.slice(), uploaded: new Date() }),
    get: async (key) => {
      const found = objects.get(key);
      return found === undefined ? null : { arrayBuffer: async () => found.bytes.slice().buffer as ArrayBuffer };
    },
    delete: async (key) => void objects.delete(key),
    list: async ({ cursor = '' }) => {
      const rest = [...objects].filter(([key]) => key > cursor).toSorted(([a], [b]) => (a < b ? -1 : 1));
      const page = rest.slice(0, pageSize).map(([key, { uploaded }]) => ({ key, uploaded }));
      const truncated = rest.length > pageSize;
      return { objects: page, truncated, ...(truncated ? { cursor: page.at(-1)?.key ?? '' } : {}) };
    },
  };
}

async function everyKey(files: Files): Promise<string[]> {
  const keys: string[] = [];
  let after: string | null = null;
  do {
    const page = await files.list(after);
    keys.push(...page.files.map(({ key }) => key));
    after = page.next;
  } while (after !== null);
  return keys.toSorted();
}

const ADAPTERS: readonly (readonly [string, () => Files])[] = [
  ['memory', () => memoryFiles({ nowMs: Date.now })],
  ['folder', () => folderFiles(join(folder, 'uploads'))],
  ['bucket', () => bucketFiles(aBucket())],
];

describe.each(ADAPTERS)('files in a %s', (_, open) => {
  test('are what was put, listed with their time, and gone once removed', async () => {
    const files = open();
    expect(await everyKey(files)).toEqual([]);
    expect(await files.get(KEY)).toBeNull();
    const beforeMs = Date.now() - 2_000;
    for (const key of [KEY, 'tenantaa/00ff-uploadbb', 'tenantbb/00ff-uploadcc']) await files.put(key, BYTES);
    expect(await files.get(KEY)).toEqual(BYTES);
    expect(await everyKey(files)).toEqual([KEY, 'tenantaa/00ff-uploadbb', 'tenantbb/00ff-uploadcc']);
    const [first] = (await files.list(null)).files;
    expect(first?.storedMs).toBeGreaterThan(beforeMs);
    await files.remove(KEY);
    await files.remove(KEY);
    expect(await files.get(KEY)).toBeNull();
    expect(await everyKey(files)).toHaveLength(2);
  });
});

describe('a folder of files', () => {
  test.each(['../x/y', '/etc/passwd', 'a/../../b', 'a/b/c', 'A/b', 'a', 'a/b.txt', 'a/b\0'])(
    'UPL-06 makes no path of %j',
    async (key) => {
      const files = folderFiles(join(folder, 'paths'));
      for (const call of [() => files.put(key, BYTES), () => files.get(key), () => files.remove(key)]) {
        await expect(call()).rejects.toThrow(StoreError);
      }
      expect(await readdir(folder)).not.toContain('x');
    },
  );

  test('UPL-11 lists what was cut off while it was written, so that it is removed', async () => {
    const files = folderFiles(join(folder, 'cut'));
    await files.put(KEY, BYTES);
    await writeFile(join(folder, 'cut', `${KEY}.part`), 'half');
    expect(await everyKey(files)).toEqual([KEY, `${KEY}.part`]);
    await files.remove(`${KEY}.part`);
    expect(await everyKey(files)).toEqual([KEY]);
  });

  test('that cannot be written is a fault of storage', async () => {
    await writeFile(join(folder, 'file'), '');
    const files = folderFiles(join(folder, 'file'));
    await expect(files.put(KEY, BYTES)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('a bucket of files', () => {
  test('that fails is a fault of storage', async () => {
    const broken: Bucket = { ...aBucket(), get: () => Promise.reject(new Error('no network')) };
    await expect(bucketFiles(broken).get(KEY)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
