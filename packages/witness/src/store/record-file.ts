// The record on a disk: one SQLite file, by the SQLite that Node brings. Its locks end with the process that holds them, so
// two witnesses on one file cannot overtake each other, and one that was killed leaves nothing to clear away.

import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WitnessError } from '../error.ts';
import type { WitnessStore } from './record.ts';
import type { Sql } from './sql-store.ts';
import { createSqlStore, SCHEMA } from './sql-store.ts';

/** How long a write waits for another process, with this one standing still. */
const BUSY_MS = 1_000;
/** "hhwi" in the file's head, and the version of the schema. */
const APPLICATION_ID = 0x68_68_77_69;
const SCHEMA_VERSION = 1;
const OWNER_ONLY = 0o600;

export interface RecordFile extends WitnessStore {
  close(): void;
}

/**
 * Makes an empty record, for a key that has signed nothing yet. @throws WitnessError `already-there`, `record-unusable`
 */
export function createRecordFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', OWNER_ONLY));
  } catch (cause) {
    throw isCode(cause, 'EEXIST') ? alreadyThere(path, cause) : unusable(path, cause);
  }
  const database = openDatabase(path);
  try {
    // In one transaction: a record that was made only half says so when it is opened.
    database.exec(
      `BEGIN; ${SCHEMA.join(';\n')}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`,
    );
  } finally {
    database.close();
  }
  syncFolder(dirname(path));
}

/** Opens a record. @throws WitnessError `record-missing`, `record-unusable` */
export function openRecordFile(path: string): RecordFile {
  if (!existsSync(path)) throw new WitnessError({ code: 'record-missing', message: MISSING(path) });
  const database = openDatabase(path);
  try {
    requireOwn(database, path);
  } catch (error) {
    database.close();
    throw error;
  }
  return { ...createSqlStore(sqlOf(database, path)), close: () => database.close() };
}

const MISSING = (path: string) =>
  `there is no record at ${path}. A witness that has forgotten what it saw could sign a second history of a log. ` +
  'If this key has signed before, retire it: make a new one with hh-witness keygen. If it never has: hh-witness init';

function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: BUSY_MS });
    // EXTRA, because with FULL a loss of power could bring back the journal of a commit that was answered; and no file
    // beside this one, so that a copy of it is whole.
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON');
    return database;
  } catch (cause) {
    database?.close();
    throw unusable(path, cause);
  }
}

function requireOwn(database: DatabaseSync, path: string): void {
  try {
    const { application_id: id } = database.prepare('PRAGMA application_id').get() ?? {};
    const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
    const { quick_check: health } = database.prepare('PRAGMA quick_check').get() ?? {};
    if (id === APPLICATION_ID && version === SCHEMA_VERSION && health === 'ok') return;
  } catch (cause) {
    throw unusable(path, cause);
  }
  const message = `${path} is no whole record of this version. Do not put an older copy in its place: retire the key`;
  throw new WitnessError({ code: 'record-unusable', message });
}

function sqlOf(database: DatabaseSync, path: string): Sql {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  return {
    all: (statement, ...values) => {
      try {
        const known = prepared.get(statement) ?? database.prepare(statement);
        prepared.set(statement, known);
        return known.all(...values);
      } catch (cause) {
        throw unusable(path, cause);
      }
    },
    // Each statement was its own transaction, on the disk before it returned.
    settled: async () => undefined,
  };
}

function alreadyThere(path: string, cause: unknown): WitnessError {
  return new WitnessError({ code: 'already-there', message: `${path} is there already: nothing was changed`, cause });
}

function unusable(path: string, cause: unknown): WitnessError {
  const why = cause instanceof Error ? cause.message : 'unknown';
  return new WitnessError({ code: 'record-unusable', message: `${path} cannot be used: ${why}`, cause });
}

/** A name that is not on the disk yet would be gone after a loss of power, and the record with it. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
