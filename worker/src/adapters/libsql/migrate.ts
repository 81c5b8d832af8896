// Forward-only migrations. Each is one transaction together with the row that says it was applied, so a crash leaves
// either all of it or nothing, and an applied file never changes.

import { toHex } from '@happy-homeland/log';
import type { Client } from '@libsql/client';
import { StoreError } from '../../ports/index.ts';
import { splitStatements } from './split-statements.ts';
import { isConstraint, toStoreError } from './sqlite-failure.ts';

/** One migration file, as data, so that it can be read from a folder or be embedded in a bundle. */
export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

const CREATE_SCHEMA_MIGRATION = `CREATE TABLE IF NOT EXISTS schema_migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_ms INTEGER NOT NULL
) STRICT`;

const INSERT_SCHEMA_MIGRATION = `INSERT INTO schema_migration (version, name, sha256, applied_ms)
  VALUES (?, ?, ?, CAST(unixepoch('subsec') * 1000 AS INTEGER))`;

/**
 * Brings the database to the newest of `migrations`; doing it again does nothing. Throws StoreError `newer-schema` when
 * the database was made by another version of them.
 */
export async function applyMigrations(database: Client, migrations: readonly Migration[]): Promise<void> {
  const known = await Promise.all(migrations.map(describe));
  let applied = await requirePrefix(database, known);
  while (applied < migrations.length) {
    const before = applied;
    const failure = await attempt(database, migrations[before], known[before]);
    applied = await requirePrefix(database, known);
    // A lost constraint may also mean that another process applied it first; then there is progress all the same.
    if (applied === before) throw toStoreError(failure, 'write');
  }
}

async function attempt(database: Client, migration: Migration | undefined, description: Applied | undefined) {
  if (migration === undefined || description === undefined) return null;
  const { version, name, sha256 } = description;
  const mark = { sql: INSERT_SCHEMA_MIGRATION, args: [version, name, sha256] };
  try {
    await database.batch([CREATE_SCHEMA_MIGRATION, mark, ...splitStatements(migration.sql)], 'write');
    return null;
  } catch (error) {
    if (!isConstraint(error)) throw error;
    return error;
  }
}

async function readApplied(database: Client): Promise<Applied[]> {
  const { rows: tables } = await database.execute("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'");
  if (tables.length === 0) return [];
  const { rows } = await database.execute('SELECT version, name, sha256 FROM schema_migration ORDER BY version');
  return rows.map(({ version, name, sha256 }) => {
    return { version: Number(version), name: String(name), sha256: String(sha256) };
  });
}

/** How many migrations are applied; throws unless they are the first of `known`. */
async function requirePrefix(database: Client, known: readonly Applied[]): Promise<number> {
  const applied = await readApplied(database);
  for (const [index, { version, name, sha256 }] of applied.entries()) {
    const file = known[index];
    if (file === undefined) {
      throw refused(`it has migration ${version} (${name}), which this version does not know: start the newer version`);
    }
    if (file.version !== version || file.sha256 !== sha256) {
      throw refused(`its migration ${version} (${name}) is not the one in this version: restore the original file`);
    }
  }
  return applied.length;
}

function refused(reason: string): StoreError {
  return new StoreError({ code: 'newer-schema', message: `the database belongs to another version: ${reason}` });
}

async function describe({ version, name, sql }: Migration, index: number): Promise<Applied> {
  if (version !== index + 1) throw new RangeError(`migration ${name} must have number ${index + 1}`);
  return { version, name, sha256: await migrationHash(sql) };
}

/** How an applied migration is recognised: SHA-256 of its file, hexadecimal. */
export async function migrationHash(sql: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sql));
  return toHex(new Uint8Array(digest));
}
