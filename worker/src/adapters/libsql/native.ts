// The native library, and nothing of it beyond this file: prepared statements that are kept, values in the form it
// takes, and its failures in the words of `@libsql/client`, so that a file and a server fail alike.

import type { ResultSet, Row, Value } from '@libsql/client';
import { LibsqlBatchError, LibsqlError } from '@libsql/client/http';
import Database from 'libsql';
import { StatementCache } from './statement-cache.ts';
import type { Statement } from './statements.ts';

/** Statements that a connection keeps prepared. The application has about eighty. */
export const KEPT_STATEMENTS_MAX = 256;

/** A pragma reads its value when it is prepared, not when it is run. */
const PRAGMA = /^\s*pragma\b/i;
/** At most one row by its own words, so that it can be fetched in one call. */
const ONE_ROW = /^\s*select\b.*\blimit\s+1\s*;?\s*$/is;

/** One connection. Everything on it is synchronous; whoever holds it holds the event loop. */
export class NativeConnection {
  readonly #database: Database.Database;
  readonly #kept = new StatementCache<Prepared>(KEPT_STATEMENTS_MAX);

  /** Throws LibsqlError, or the plain Error of a file that cannot be opened. */
  constructor(path: string) {
    // No busy time-out: SQLite would wait on the event loop.
    this.#database = new Database(path, { timeout: 0 });
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** Runs a statement without arguments or rows, such as BEGIN; it is reset whatever becomes of it. */
  control(sql: string): void {
    translated(() => this.#database.exec(sql));
  }

  run({ sql, args }: Statement): ResultSet {
    return translated(() => {
      if (PRAGMA.test(sql)) return new Prepared(this.#database, sql).run(args);
      const prepared = this.#kept.take(sql, () => new Prepared(this.#database, sql));
      try {
        return prepared.run(args);
      } catch (error) {
        // It may be half-way through, so it is never run again.
        this.#kept.drop(sql);
        throw error;
      }
    });
  }

  /** Runs statements in order; a failure says which one it was. */
  runAll(statements: readonly Statement[]): ResultSet[] {
    return statements.map((statement, index) => {
      try {
        return this.run(statement);
      } catch (error) {
        if (!(error instanceof LibsqlError)) throw error;
        // biome-ignore lint/style/useErrorCause: these errors take their cause by position.
        throw new LibsqlBatchError(error.message, index, error.code, error.extendedCode, error.rawCode, error);
      }
    });
  }

  /** What is not committed is undone. */
  close(): void {
    this.#kept.clear();
    try {
      // A closed connection lives, and keeps its lock, until the last statement on it is collected.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // Then SQLite undoes it when the connection goes; there is nothing left to do with it here.
    }
    this.#database.close();
  }
}

type Bound = Statement['args'];

class Prepared {
  readonly #statement: Database.Statement;
  readonly #columns: readonly string[];
  readonly #types: readonly string[];
  readonly #rowPrototype: object;
  readonly #isOneRow: boolean;

  constructor(database: Database.Database, sql: string) {
    this.#statement = database.prepare(sql);
    const columns = this.#statement.columns();
    this.#columns = columns.map(({ name }) => name);
    this.#types = columns.map(({ type }) => type ?? '');
    this.#rowPrototype = rowPrototype(this.#columns);
    this.#isOneRow = ONE_ROW.test(sql);
    if (columns.length > 0) this.#statement.raw(true);
  }

  run(args: Bound): ResultSet {
    if (this.#columns.length === 0) {
      const { changes, lastInsertRowid } = this.#statement.run(args);
      return resultSet([], [], { rows: [], rowsAffected: changes, lastInsertRowid: BigInt(lastInsertRowid) });
    }
    const rows = this.#fetch(args).map((row) => parseRow(row, this.#rowPrototype));
    return resultSet(this.#columns, this.#types, { rows, rowsAffected: 0, lastInsertRowid: undefined });
  }

  #fetch(args: Bound): unknown[] {
    if (!this.#isOneRow) return this.#statement.all(args);
    const row = this.#statement.get(args);
    return row === undefined ? [] : [row];
  }
}

type Fetched = Pick<ResultSet, 'rows' | 'rowsAffected' | 'lastInsertRowid'>;

function resultSet(columns: readonly string[], columnTypes: readonly string[], fetched: Fetched): ResultSet {
  const result = { columns: [...columns], columnTypes: [...columnTypes], ...fetched };
  return { ...result, toJSON: () => result };
}

/** Rows are arrays that also answer to the names of their columns. */
function rowPrototype(columns: readonly string[]): object {
  const prototype: object = Object.create(Array.prototype);
  for (const [index, name] of columns.entries()) {
    if (Object.hasOwn(prototype, name)) continue;
    const get = function (this: ArrayLike<unknown>) {
      return this[index];
    };
    Object.defineProperty(prototype, name, { get });
  }
  return prototype;
}

function parseRow(values: unknown, prototype: object): Row {
  const row = values as Value[];
  for (let index = 0; index < row.length; index += 1) {
    const value: unknown = row[index];
    if (typeof value === 'number') requireExact(value);
    else if (value instanceof Uint8Array) row[index] = new Uint8Array(value).buffer;
  }
  return Object.setPrototypeOf(row, prototype);
}

// An amount that a JavaScript number cannot hold is refused, not rounded.
function requireExact(value: number): void {
  if (value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER) return;
  throw new RangeError('a whole number in the database is too large for a JavaScript number');
}

const BASE_CODES: Readonly<Record<number, string>> = {
  1: 'SQLITE_ERROR',
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
};

function translated<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    const { message, code, rawCode } = error;
    const base = BASE_CODES[(rawCode ?? 0) & 0xff] ?? code;
    // biome-ignore lint/style/useErrorCause: these errors take their cause by position.
    throw new LibsqlError(message, base, code, rawCode, error);
  }
}
