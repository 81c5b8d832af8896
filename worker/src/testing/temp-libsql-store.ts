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
  const store = await openLibsqlStore({ url, migrations: await projectMigrations() });
  const remove = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, url, path, remove };
}
