// A change as SQL. Statements only know their own guard; constraints and triggers are read as guards in lost-guard.ts.

import type { InValue } from '@libsql/client';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { Guard } from '../../../ports/index.ts';
import { misuse } from '../statements.ts';

/** Builds statements; what it builds is sent by the store, never executed by it. */
export type Builder = LibSQLDatabase;

export interface Compiled {
  readonly sql: string;
  readonly args: InValue[];
  /** The guard that is lost when this statement finds what it must not find. */
  readonly held?: Guard;
}

interface Query {
  toSQL(): { readonly sql: string; readonly params: readonly unknown[] };
}

export function compiled(query: Query): Compiled {
  const { sql, params } = query.toSQL();
  return { sql, args: params.map(parseArgument) };
}

/** A conditional statement that must have hit exactly one row; otherwise `guard` is lost and so is the unit. */
export function conditional(query: Query, guard: Guard): Compiled[] {
  return [compiled(query), { sql: 'INSERT INTO write_guard (held) SELECT changes()', args: [], held: guard }];
}

/** Loses `guard` unless the scalar `sql` is 1. */
export function holds(guard: Guard, sql: string, args: InValue[]): Compiled {
  return { sql: `INSERT INTO write_guard (held) SELECT ${sql}`, args, held: guard };
}

function parseArgument(value: unknown): InValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw misuse(`a ${typeof value} cannot be stored`);
}
