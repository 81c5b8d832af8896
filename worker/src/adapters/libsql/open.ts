// Opening the books. A file that cannot be trusted is refused here, before the first request, with a sentence that says
// what to do: money on top of a damaged file is worse than an hour without donations.

import type { Client, ResultSet } from '@libsql/client';
import type { Reporter } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';
import { findDifference } from './books-check.ts';
import { SerialClient } from './client.ts';
import { fillLeaves } from './fill-leaves.ts';
import type { Migration } from './migrate.ts';
import { applyMigrations } from './migrate.ts';
import { toStoreError } from './sqlite-failure.ts';
import { LibsqlStore } from './store.ts';

export interface OpenOptions {
  /** `file:` URL; the folder must exist. */
  readonly url: string;
  readonly migrations: readonly Migration[];
  readonly reporter?: Reporter;
}

/**
 * Opens or creates the database, brings it to the newest schema and checks it whole.
 * Throws StoreError `damaged`, `newer-schema`, `unavailable`, or `busy` while another process holds the file.
 */
export async function openLibsqlStore({ url, migrations, reporter }: OpenOptions): Promise<LibsqlStore> {
  const startedAt = performance.now();
  const database = openDatabase(url);
  try {
    await database.verify();
    await requireSoundFile(database);
    await applyMigrations(database, migrations);
    await fillLeaves(database);
    await requireSoundBooks(database);
  } catch (error) {
    await database.drained();
    throw toStoreError(error, 'read');
  }
  const tookMs = Math.round(performance.now() - startedAt);
  reporter?.report('info', 'store-opened', { migrations: migrations.length, tookMs });
  return new LibsqlStore(database);
}

function openDatabase(url: string): SerialClient {
  if (!url.startsWith('file:')) {
    throw new StoreError({ code: 'unavailable', message: 'the database must be a file: LIBSQL_URL=file:<path>' });
  }
  try {
    return new SerialClient({ url });
  } catch (error) {
    throw toStoreError(error, 'read');
  }
}

/** Throws StoreError `damaged` where the structure is broken or a row has lost its parent. */
export async function requireSoundFile(database: Client): Promise<void> {
  // Not quick_check: it does not compare indexes with their tables, and a unique key that lost a row in its index would
  // take a fact twice.
  const [verdict] = firstColumn(await database.execute('PRAGMA integrity_check'));
  if (verdict !== 'ok') throw damaged(`the file fails its structural check (${verdict})`);
  const orphans = await database.execute('PRAGMA foreign_key_check');
  const [orphan] = orphans.rows;
  if (orphan !== undefined) throw damaged(`a row of table ${orphan['table']} has lost what it belongs to`);
}

/** Throws StoreError `damaged` where the books differ from their entries. */
export async function requireSoundBooks(database: Client): Promise<void> {
  const difference = await findDifference(database);
  if (difference !== null) throw damaged(difference);
}

function damaged(finding: string): StoreError {
  const message = `the database is damaged: ${finding}. Keep the file as it is and restore the last backup.`;
  return new StoreError({ code: 'damaged', message });
}

function firstColumn({ rows }: ResultSet): unknown[] {
  return rows.map((row) => row[0]);
}
