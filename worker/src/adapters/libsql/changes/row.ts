// Rows as statements. The query builder takes longer to write an INSERT than the disk takes to keep it, and 500 gifts at
// once would hold the event loop while it does; the columns and their encoders are all that is needed of it here.

import type { InValue } from '@libsql/client';
import type { InferInsertModel } from 'drizzle-orm';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Guard } from '../../../ports/index.ts';
import type { Compiled } from './compiled.ts';
import { parseArgument } from './compiled.ts';

/** Inserts one record; a property that is undefined is left to the database, one in `computed` is that scalar. */
export function insertRow<Table extends SQLiteTable>(
  table: Table,
  record: InferInsertModel<Table>,
  computed: Readonly<Record<string, string>> = {},
): Compiled {
  const { names, args } = encode(table, record, Object.keys(computed));
  const columns = [...names, ...Object.keys(computed)].join(', ');
  const values = [...names.map(() => '?'), ...Object.values(computed)].join(', ');
  return { sql: `INSERT INTO ${getTableName(table)} (${columns}) VALUES (${values})`, args };
}

interface Replacement<Table extends SQLiteTable> {
  readonly set: Partial<InferInsertModel<Table>>;
  /** All of these must be what they are believed to be, or `guard` is lost. */
  readonly where: Partial<InferInsertModel<Table>>;
  readonly guard: Guard;
}

/**
 * Updates the one row that `where` describes. What stays as it is there is not set again: a key that is set, even to what
 * it was, is looked for in every table that names it.
 */
export function updateRow<Table extends SQLiteTable>(table: Table, replacement: Replacement<Table>): Compiled[] {
  const kept = Object.entries(replacement.where).filter(
    ([name, value]) => Reflect.get(replacement.set, name) === value,
  );
  const set = encode(table, { ...replacement.set, ...Object.fromEntries(kept.map(([name]) => [name, undefined])) });
  const where = encode(table, replacement.where);
  const assignments = set.names.map((name) => `${name} = ?`).join(', ');
  // Nothing equals NULL in SQL.
  const conditions = where.names.map((name, at) => `${name} ${where.args[at] === null ? 'IS' : '='} ?`).join(' AND ');
  const sql = `UPDATE ${getTableName(table)} SET ${assignments} WHERE ${conditions}`;
  return [{ sql, args: [...set.args, ...where.args] }, hitOneRow(replacement.guard)];
}

/** Loses `guard`, and with it the unit, unless the statement before changed exactly one row. */
export function hitOneRow(guard: Guard): Compiled {
  return { sql: 'INSERT INTO write_guard (held) SELECT changes()', args: [], held: guard };
}

/** Loses `guard` unless the scalar `sql` is 1. */
export function holds(guard: Guard, sql: string, args: InValue[]): Compiled {
  return { sql: `INSERT INTO write_guard (held) SELECT ${sql}`, args, held: guard };
}

interface Encoded {
  readonly names: string[];
  readonly args: InValue[];
}

function encode(table: SQLiteTable, record: object, except: readonly string[] = []): Encoded {
  const names: string[] = [];
  const args: InValue[] = [];
  for (const [property, column] of Object.entries(getTableColumns(table))) {
    const value: unknown = Reflect.get(record, property);
    if (value === undefined || except.includes(column.name)) continue;
    names.push(column.name);
    args.push(value === null ? null : parseArgument(column.mapToDriverValue(value)));
  }
  return { names, args };
}
