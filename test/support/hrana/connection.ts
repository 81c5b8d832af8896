// One SQL connection of the server. It is the library that the file adapter uses: two copies of SQLite in one process
// would cancel each other's file locks (sqlite.org/howtocorrupt.html, 2.2.1). What comes back is worded as libsql-server
// words it.

import { Buffer } from 'node:buffer';
import Database from 'libsql';
import type { WireRows, WireStatement, WireValue } from './wire.ts';
import { StatementError } from './wire.ts';
import type { WriteLock } from './write-lock.ts';

/** Statements that need the write lock. A SELECT that writes does not exist in SQLite; `WITH` may be either. */
const WRITES =
  /^\s*(?:begin\s+(?:immediate|exclusive)|insert|update|delete|replace|create|drop|alter|reindex|analyze)\b/i;
const MAY_WRITE = /^\s*with\b[\s\S]*\b(?:insert|update|delete|replace)\b/i;
/** What a statement of SQLite takes and gives. */
type SqlValue = null | bigint | number | string | Buffer;
/** Primary result codes of SQLite by number. The protocol carries these, never the extended ones. */
const CODES: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  18: 'SQLITE_TOOBIG',
  19: 'SQLITE_CONSTRAINT',
  20: 'SQLITE_MISMATCH',
  25: 'SQLITE_RANGE',
};

export class Connection {
  readonly #database: Database.Database;
  readonly #lock: WriteLock;
  #giveBack: (() => void) | null = null;

  constructor(path: string, lock: WriteLock) {
    this.#database = new Database(path, { timeout: 0 });
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) {
      this.#database.exec(`PRAGMA ${pragma}`);
    }
    this.#lock = lock;
  }

  get isAutocommit(): boolean {
    return !this.#database.inTransaction;
  }

  async execute(statement: WireStatement, sql: string): Promise<WireRows> {
    return this.#locked(sql, () => {
      const prepared = this.#database.prepare(sql).safeIntegers(true);
      const args = boundOf(statement);
      if (prepared.reader) return readRows(prepared, args);
      const { changes, lastInsertRowid } = prepared.run(...args);
      return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: String(lastInsertRowid) };
    });
  }

  async sequence(sql: string): Promise<void> {
    await this.#locked(sql, () => this.#database.exec(sql));
  }

  describe(sql: string): Readonly<Record<string, unknown>> {
    return translated(() => ({
      params: [],
      cols: this.#database.prepare(sql).columns().map(toColumn),
      is_explain: /^\s*explain\b/i.test(sql),
      is_readonly: !isWrite(sql),
    }));
  }

  /** Undoes what a stream left open. It must not keep the lock. */
  reset(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    this.#giveBackLock();
  }

  close(): void {
    this.reset();
    this.#database.close();
  }

  async #locked<Result>(sql: string, work: () => Result): Promise<Result> {
    if (isWrite(sql) && this.#giveBack === null) this.#giveBack = await this.#lock.take();
    try {
      return translated(work);
    } finally {
      if (this.isAutocommit) this.#giveBackLock();
    }
  }

  #giveBackLock(): void {
    this.#giveBack?.();
    this.#giveBack = null;
  }
}

function isWrite(sql: string): boolean {
  return WRITES.test(sql) || MAY_WRITE.test(sql);
}

function readRows(prepared: Database.Statement, args: unknown[]): WireRows {
  const rows = parseRows(prepared.raw(true).all(...args)).map((row) => row.map(toWire));
  return { cols: prepared.columns().map(toColumn), rows, affected_row_count: 0, last_insert_rowid: null };
}

// Raw rows are arrays; the types know only objects.
function parseRows(rows: unknown): SqlValue[][] {
  return rows as SqlValue[][];
}

function toColumn({ name, type }: { readonly name: string; readonly type: string | null }) {
  return { name, decltype: type };
}

function boundOf({ args = [], named_args: named = [] }: WireStatement): unknown[] {
  if (named.length === 0) return args.map(fromWire);
  return [Object.fromEntries(named.map(({ name, value }) => [name.replace(/^[:@$]/, ''), fromWire(value)]))];
}

function translated<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    const code = CODES[(error.rawCode ?? 0) & 0xff];
    throw code === undefined
      ? new StatementError({ code: 'SQL_INPUT_ERROR', message: `SQL input error: ${error.message} (at offset 0)` })
      : new StatementError({ code, message: `SQLite error: ${error.message}` });
  }
}

function fromWire(value: WireValue): SqlValue {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
      return BigInt(value.value);
    case 'blob':
      return Buffer.from(value.base64, 'base64');
    default:
      return value.value;
  }
}

function toWire(value: SqlValue): WireValue {
  if (value === null) return { type: 'null' };
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) };
  if (typeof value === 'number') return { type: 'float', value };
  if (typeof value === 'string') return { type: 'text', value };
  return { type: 'blob', base64: Buffer.from(value).toString('base64') };
}
