// A database as benches fill it: rows by the thousand in one statement, through every trigger, CHECK and key of the schema, and
// without waiting for a disk. Whoever opens it afterwards checks the books as at every start.

import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { scatteredId } from './scattered-id.ts';

const CACHE_KIB = 1_000_000;

/** With `scattered_id(kind, number)` and `sha256_hex(text)` for its statements. */
export function bulkDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  for (const pragma of [
    'journal_mode = DELETE',
    'journal_mode = MEMORY',
    'synchronous = OFF',
    'foreign_keys = ON',
    `cache_size = -${CACHE_KIB}`,
  ]) {
    database.exec(`PRAGMA ${pragma}`);
  }
  const isPure = { deterministic: true };
  database.function('scattered_id', isPure, (kind, number) => scatteredId(Number(kind), Number(number)));
  database.function('sha256_hex', isPure, (text) => createHash('sha256').update(String(text)).digest('hex'));
  return database;
}
