// One store for both runtimes: SQLite answers in Node and inside a Durable Object, and both run a statement to its end
// before anything else happens. Sizes are texts, because SQLite's integers end at 2^63 − 1.

import type {
  Evidence,
  EvidenceHead,
  EvidenceKind,
  EvidenceStore,
  Witnessed,
  WitnessedRecord,
  WitnessRecords,
  WitnessStore,
} from './record.ts';
import { EVIDENCE_MAX } from './record.ts';

export type SqlValue = string | number;
export type SqlRow = Readonly<Record<string, unknown>>;

/** Obligation: `all` runs one statement whole or not at all; `settled` rejects unless all that was written is durable. */
export interface Sql {
  all(statement: string, ...values: readonly SqlValue[]): SqlRow[];
  settled(): Promise<void>;
}

/** The schema. The trigger is the last guard: with it no fault of this program can take a log back. */
export const SCHEMA: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS witnessed (
     origin TEXT PRIMARY KEY, size TEXT NOT NULL, root TEXT NOT NULL, note TEXT NOT NULL,
     time_s INTEGER NOT NULL, version INTEGER NOT NULL
   ) STRICT`,
  `CREATE TRIGGER IF NOT EXISTS witnessed_never_back BEFORE UPDATE ON witnessed
   WHEN NEW.origin <> OLD.origin OR NEW.version <> OLD.version + 1 OR NEW.time_s < OLD.time_s
     OR length(NEW.size) < length(OLD.size)
     OR (length(NEW.size) = length(OLD.size) AND NEW.size < OLD.size)
     OR (NEW.size = OLD.size AND NEW.root <> OLD.root)
   BEGIN SELECT RAISE(ABORT, 'a log never goes back'); END`,
  `CREATE TRIGGER IF NOT EXISTS witnessed_never_gone BEFORE DELETE ON witnessed
   BEGIN SELECT RAISE(ABORT, 'a log is never forgotten'); END`,
  `CREATE TABLE IF NOT EXISTS evidence (
     seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, origin TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('fork', 'unproven')), size TEXT NOT NULL, root TEXT NOT NULL,
     kept_s INTEGER NOT NULL, file TEXT NOT NULL
   ) STRICT`,
];

/** A store over SQL in which `SCHEMA` was run. */
export function createSqlStore(sql: Sql): WitnessStore {
  return { records: createRecords(sql), evidence: createEvidence(sql) };
}

const READ = 'SELECT origin, size, root, note, time_s, version FROM witnessed WHERE origin = ?';
const BEGIN = `INSERT INTO witnessed (origin, size, root, note, time_s, version) VALUES (?, ?, ?, ?, ?, 1)
  ON CONFLICT (origin) DO NOTHING RETURNING version`;
const REPLACE = `UPDATE witnessed SET size = ?, root = ?, note = ?, time_s = ?, version = version + 1
  WHERE origin = ? AND version = ? RETURNING version`;

function createRecords(sql: Sql): WitnessRecords {
  return {
    read: async (origin) => {
      const [row] = sql.all(READ, origin);
      return row === undefined ? undefined : parseRecord(row);
    },
    replace: async ({ origin, size, root, note, timeS }, version) => {
      const written =
        version === 0
          ? sql.all(BEGIN, origin, String(size), root, note, timeS)
          : sql.all(REPLACE, String(size), root, note, timeS, origin, version);
      await sql.settled();
      return written.length === 1;
    },
  };
}

function parseRecord(row: SqlRow): WitnessedRecord {
  return {
    origin: row['origin'] as string,
    size: BigInt(row['size'] as string),
    root: row['root'] as string,
    note: row['note'] as string,
    timeS: row['time_s'] as number,
    version: row['version'] as number,
  };
}

const KEEP = `INSERT INTO evidence (id, origin, kind, size, root, kept_s, file)
  SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
  WHERE ?3 = 'unproven' OR (SELECT count(*) FROM evidence WHERE origin = ?2 AND kind = ?3) < ?8
  ON CONFLICT (id) DO NOTHING RETURNING id`;
const MAKE_ROOM = `DELETE FROM evidence WHERE kind = 'unproven' AND origin = ?1 AND seq NOT IN
  (SELECT seq FROM evidence WHERE kind = 'unproven' AND origin = ?1 ORDER BY seq DESC LIMIT ?2)`;
const LIST = 'SELECT id, origin, kind, size, root, kept_s FROM evidence ORDER BY seq DESC';
const FILE = 'SELECT file FROM evidence WHERE id = ?';
const SETTLE = "DELETE FROM evidence WHERE kind = 'unproven' AND origin = ? AND size = ? AND root = ?";

function createEvidence(sql: Sql): EvidenceStore {
  return {
    keep: async ({ id, origin, kind, size, root, keptS, file }: Evidence) => {
      const kept = sql.all(KEEP, id, origin, kind, String(size), root, keptS, file, EVIDENCE_MAX.fork);
      if (kind === 'unproven') sql.all(MAKE_ROOM, origin, EVIDENCE_MAX.unproven);
      await sql.settled();
      return kept.length === 1;
    },
    list: async () => sql.all(LIST).map(parseHead),
    file: async (id) => sql.all(FILE, id).map(parseFile)[0],
    settle: async ({ origin, size, root }: Pick<Witnessed, 'origin' | 'size' | 'root'>) => {
      sql.all(SETTLE, origin, String(size), root);
      await sql.settled();
    },
  };
}

function parseHead(row: SqlRow): EvidenceHead {
  return {
    id: row['id'] as string,
    origin: row['origin'] as string,
    kind: row['kind'] as EvidenceKind,
    size: BigInt(row['size'] as string),
    root: row['root'] as string,
    keptS: row['kept_s'] as number,
  };
}

function parseFile(row: SqlRow): string {
  return row['file'] as string;
}
