// What a database file holds, and whether it can be trusted: structure, references, books, schema. It only reads, and
// it has to be the whole file: a copy, or the books of a server that is stopped.

import { findDifference } from '../books-check.ts';
import type { FileConnection } from './file-connection.ts';

export interface Inspection {
  /** What is wrong, one sentence each; empty when the file can be trusted. */
  readonly faults: readonly string[];
  readonly mode: 'test' | 'live' | null;
  readonly migrations: readonly { readonly version: number; readonly sha256: string }[];
  readonly counts: Readonly<Record<CountName, number>>;
}

const COUNTED = { pledges: 'pledge', entries: 'journal', postings: 'posting', receipts: 'receipt' } as const;
type CountName = keyof typeof COUNTED;

export async function inspect(file: FileConnection): Promise<Inspection> {
  const faults = structuralFaults(file);
  if (faults.length > 0) return untrusted(faults);
  const migrations = file.rows('SELECT version, sha256 FROM schema_migration ORDER BY version');
  const mode = file.value("SELECT value FROM meta WHERE key = 'deployment-mode'");
  const difference = await findDifference({ execute: async (sql) => ({ rows: file.rows(sql) }) });
  return {
    faults: difference === null ? [] : [difference],
    mode: mode === 'live' || mode === 'test' ? mode : null,
    migrations: migrations.map(({ version, sha256 }) => ({ version: Number(version), sha256: String(sha256) })),
    counts: countRows(file),
  };
}

function structuralFaults(file: FileConnection): readonly string[] {
  const verdicts = file.rows('PRAGMA integrity_check(5)');
  const broken = verdicts.map((row) => String(Object.values(row)[0])).filter((verdict) => verdict !== 'ok');
  if (broken.length > 0) return broken.map((verdict) => `structure: ${verdict}`);
  const orphans = file.rows('PRAGMA foreign_key_check');
  if (orphans.length > 0) return [`a row of table ${orphans[0]?.['table']} has lost what it belongs to`];
  const known = file.value("SELECT count(*) FROM sqlite_master WHERE name IN ('schema_migration', 'journal')");
  return known === 2 ? [] : ['this is not a database of this software'];
}

function countRows(file: FileConnection): Inspection['counts'] {
  const count = (table: string) => Number(file.value(`SELECT count(*) FROM ${table}`));
  return {
    pledges: count(COUNTED.pledges),
    entries: count(COUNTED.entries),
    postings: count(COUNTED.postings),
    receipts: count(COUNTED.receipts),
  };
}

/** What is said of a file that cannot be trusted. */
export function untrusted(faults: readonly string[]): Inspection {
  return { faults, mode: null, migrations: [], counts: { pledges: 0, entries: 0, postings: 0, receipts: 0 } };
}
