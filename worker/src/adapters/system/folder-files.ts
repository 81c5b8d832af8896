// Uploaded files beside the database: a folder for each federation, a file for each key. A file is written under another
// name, brought to the disk and then renamed, so that one that has its name is whole.

import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilePage, Files, StoredFile } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';

const KEY = /^[a-z0-9]{1,64}\/[a-z0-9-]{1,128}$/;
/** What was being written when the process ended: removed like any file that nobody knows. */
const UNFINISHED = '.part';

/** A port of files in `folder`, which it makes. One folder of a federation is one page of a listing. */
export function folderFiles(folder: string): Files {
  const pathOf = (key: string) => {
    // Keys are made by us alone; a path must never be made of anything else.
    if (!KEY.test(key.replace(UNFINISHED, ''))) throw unavailable('the key of a file is not one of ours');
    return join(folder, key);
  };
  return {
    put: (key, bytes) => told(() => putWhole(pathOf(key), bytes)),
    get: (key) =>
      told(async () => {
        const bytes = await orNull(readFile(pathOf(key)));
        return bytes === null ? null : new Uint8Array(bytes);
      }),
    remove: (key) => told(() => rm(pathOf(key), { force: true })),
    list: (after) => told(() => listFolder(folder, after)),
  };
}

async function putWhole(path: string, bytes: Uint8Array): Promise<void> {
  const parent = join(path, '..');
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const file = await open(`${path}${UNFINISHED}`, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}${UNFINISHED}`, path);
  // The name is on the disk once its folder is.
  const names = await open(parent, 'r');
  await names.sync().finally(() => names.close());
}

async function listFolder(folder: string, after: string | null): Promise<FilePage> {
  const tenants = ((await orNull(readdir(folder))) ?? []).toSorted();
  const tenant = tenants.find((name) => after === null || name > after);
  if (tenant === undefined) return { files: [], next: null };
  const files: StoredFile[] = [];
  for (const name of (await orNull(readdir(join(folder, tenant)))) ?? []) {
    const found = await orNull(stat(join(folder, tenant, name)));
    if (found?.isFile()) files.push({ key: `${tenant}/${name}`, storedMs: found.mtimeMs });
  }
  return { files, next: tenant === tenants.at(-1) ? null : tenant };
}

async function orNull<Value>(work: Promise<Value>): Promise<Value | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function told<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof StoreError ? cause : unavailable('the folder of uploads cannot be used', cause);
  }
}

function unavailable(message: string, cause?: unknown): StoreError {
  return new StoreError({ code: 'unavailable', message, cause });
}
