// Opening the books across a network. An isolate starts often and must start fast, so it asks only whether the schema is
// the one it knows; the whole check of the books runs where migrations are applied, and when an operator asks.

import { LibsqlError } from '@libsql/client/http';
import { StoreError } from '../../ports/index.ts';
import type { Database } from './database.ts';
import type { KnownMigration } from './known-schema.ts';
import { KNOWN_SCHEMA } from './known-schema.ts';
import type { RemoteClientOptions } from './remote-client.ts';
import { RemoteClient } from './remote-client.ts';
import { unavailable } from './remote-failure.ts';
import { LibsqlStore } from './store.ts';

export interface RemoteOpenOptions extends Omit<RemoteClientOptions, 'marks'> {
  /** What the database must hold, exactly; this version's own migrations unless told otherwise. */
  readonly schema?: readonly KnownMigration[];
}

/**
 * Opens a database that has been migrated. Two requests, side by side.
 * Throws StoreError `newer-schema` for another schema than this version's, `unavailable` for none or no answer.
 */
export async function openRemoteStore({ schema = KNOWN_SCHEMA, ...options }: RemoteOpenOptions): Promise<LibsqlStore> {
  const database = openRemote(options);
  await Promise.all([database.verify(), requireSchema(database, schema)]);
  return new LibsqlStore(database);
}

function openRemote(options: RemoteClientOptions): RemoteClient {
  try {
    return new RemoteClient(options);
  } catch (error) {
    throw unavailable('the database has no usable address: LIBSQL_URL=libsql://<name>.<host>', error);
  }
}

async function requireSchema(database: Database, schema: readonly KnownMigration[]): Promise<void> {
  const applied = await readSchema(database);
  const [first] = schema.filter(({ sha256 }, index) => applied[index] !== sha256);
  if (first === undefined && applied.length === schema.length) return;
  const expected =
    first === undefined ? `${schema.length} migrations, not ${applied.length}` : `migration ${first.name}`;
  const message = `the database belongs to another version: expected ${expected}; migrate it, then deploy this version`;
  throw new StoreError({ code: 'newer-schema', message });
}

async function readSchema(database: Database): Promise<unknown[]> {
  try {
    const { rows } = await database.execute('SELECT sha256 FROM schema_migration ORDER BY version');
    return rows.map((row) => row[0]);
  } catch (error) {
    throw isWithoutTable(error) ? unavailable('the database has no schema yet: migrate it first', error) : error;
  }
}

function isWithoutTable(error: unknown): boolean {
  const { cause } = Object(error);
  return cause instanceof LibsqlError && cause.message.includes('no such table');
}
