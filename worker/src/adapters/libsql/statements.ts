// Statements on their way to the database. What may not pass is refused here, loudly, because an autocommit write can be
// acknowledged and lost (libsql-client-ts#352), and a COMMIT inside a unit would cut the unit in two.

import type { InArgs, InStatement, InValue } from '@libsql/client';
import { StoreError } from '../../ports/index.ts';

/** One statement with its arguments. */
export interface Statement {
  readonly sql: string;
  readonly args: InArgs;
}

/** Any of the forms that a libSQL client takes. */
export type Sendable = InStatement | [string, InArgs?];

export const UNIT_STATEMENTS_MAX = 2000;

const READS = /^\s*(?:select|values|explain|with)\b/i;
const READ_PRAGMA = /^\s*pragma\s+\w+\s*;?\s*$/i;
const CONTROLS = /^\s*(?:begin|commit|end|rollback|savepoint|release|attach|detach|vacuum|pragma)\b/i;

/** Whether the statement only reads. */
export function isRead(sendable: Sendable): boolean {
  const { sql } = toStatement(sendable);
  return READS.test(sql) || READ_PRAGMA.test(sql);
}

/** Throws unless the statement only reads. */
export function requireRead(sendable: Sendable): Statement {
  const statement = toStatement(sendable);
  if (isRead(statement)) return statement;
  throw misuse(`only batch(statements, 'write') may write, and this is not a read: ${firstWords(statement)}`);
}

/** Throws where a statement would begin, end or leave the unit that it is part of. */
export function requireUnit(sendables: readonly Sendable[]): Statement[] {
  if (sendables.length > UNIT_STATEMENTS_MAX) {
    throw misuse(`a unit has at most ${UNIT_STATEMENTS_MAX} statements, this one has ${sendables.length}`);
  }
  return sendables.map((sendable) => {
    const statement = toStatement(sendable);
    if (CONTROLS.test(statement.sql)) throw misuse(`a unit is one transaction already: ${firstWords(statement)}`);
    return statement;
  });
}

export function misuse(message: string): StoreError {
  return new StoreError({ code: 'invalid-unit', message });
}

/** One statement of any form, with arguments that can be bound exactly. */
export function toStatement(sendable: Sendable): Statement {
  if (typeof sendable === 'string') return { sql: sendable, args: [] };
  if (!Array.isArray(sendable)) return { sql: sendable.sql, args: bound(sendable.args ?? []) };
  const [sql, args] = sendable;
  return { sql, args: bound(args ?? []) };
}

function bound(args: InArgs): InArgs {
  if (Array.isArray(args)) return args.map(toBindable);
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name.replace(/^[:@$]/, ''), toBindable(value)]),
  );
}

// The driver binds every JavaScript number as REAL, also 1. Whole numbers are bound as integers instead, so that
// expressions, untyped columns and `||` see what was meant. Anything else is refused here, because the native library
// ends the whole process over a type that it does not know.
function toBindable(value: unknown): InValue {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'number':
      if (Number.isSafeInteger(value)) return BigInt(value);
      if (Number.isFinite(value) && !Number.isInteger(value)) return value;
      throw misuse(`the number ${value} cannot be bound exactly`);
    case 'bigint':
      if (BigInt.asIntN(INTEGER_BITS, value) === value) return value;
      throw misuse('a whole number is too large for the database');
    default:
      if (value === null || value instanceof Uint8Array) return value;
      throw misuse(`a value of type ${typeof value} cannot be bound`);
  }
}

const INTEGER_BITS = 64;

function firstWords({ sql }: Statement): string {
  return sql.trim().split(/\s+/).slice(0, 3).join(' ');
}
