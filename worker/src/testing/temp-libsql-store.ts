import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Migration } from '../adapters/libsql/migrate.ts';
import { readMigrations } from '../adapters/libsql/migration-folder.ts';
import { openLibsqlStore } from '../adapters/libsql/open.ts';
import type { LibsqlStore } from '../adapters/libsql/store.ts';

/** A store on a file of its own. */
export interface TempLibsqlStore {
  readonly store: LibsqlStore;
  /** `file:` URL, for a second process. */
  readonly url: string;
  readonly path: string;
  /** Closes the store and opens the file again, with all the checks of a start. */
  reopen(): Promise<LibsqlStore>;
  /** Closes the store and removes the file. */
  remove(): Promise<void>;
}

/** The project's migrations, in order. */
export function projectMigrations(): Promise<Migration[]> {
  return readMigrations(resolve(import.meta.dirname, '../../migrations'));
}

const FILE = 'books.db';

let newDatabase: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

const newFolder = () => mkdtemp(join(tmpdir(), 'happy-homeland-store-'));

/** The files of a database that has all migrations and nothing else, by name. No two of them would differ in more than dates. */
async function filesOfNewDatabase(migrations: readonly Migration[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = await newFolder();
  try {
    const store = await openLibsqlStore({ url: `file:${join(folder, FILE)}`, migrations });
    await store.close();
    // The index of the write-ahead log belongs to those who have it open; SQLite makes it anew.
    const names = (await readdir(folder)).filter((name) => !name.endsWith('-shm'));
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A new, empty, migrated database in a directory of its own. The migrations run once in a process, because they take
 * ten times as long as all the checks of a start; `open.test.ts` and `migrate.test.ts` look at how they run.
 */
export async function tempLibsqlStore(): Promise<TempLibsqlStore> {
  const folder = await newFolder();
  const path = join(folder, FILE);
  const url = `file:${path}`;
  const migrations = await projectMigrations();
  newDatabase ??= filesOfNewDatabase(migrations);
  for (const [name, bytes] of await newDatabase) await writeFile(join(folder, name), bytes);
  const open = () => openLibsqlStore({ url, migrations });
  const store = await open();
  let last = store;
  const reopen = async () => {
    await last.close();
    last = await open();
    return last;
  };
  const remove = async () => {
    await last.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, url, path, reopen, remove };
}
