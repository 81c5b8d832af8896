import { mkdtemp, rm } from 'node:fs/promises';
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

/** A new, empty, migrated database in a directory of its own. */
export async function tempLibsqlStore(): Promise<TempLibsqlStore> {
  const folder = await mkdtemp(join(tmpdir(), 'happy-homeland-store-'));
  const path = join(folder, 'books.db');
  const url = `file:${path}`;
  const migrations = await projectMigrations();
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
