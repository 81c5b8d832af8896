// A change as SQL. Statements only know their own guard; constraints and triggers are read as guards in lost-guard.ts.

import type { InValue } from '@libsql/client';
import type { Guard } from '../../../ports/index.ts';
import { misuse } from '../statements.ts';

export interface Compiled {
  readonly sql: string;
  readonly args: InValue[];
  /** The guard that is lost when this statement finds what it must not find. */
  readonly held?: Guard;
}

/** What may be bound to a statement. */
export function parseArgument(value: unknown): InValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw misuse(`a ${typeof value} cannot be stored`);
}
