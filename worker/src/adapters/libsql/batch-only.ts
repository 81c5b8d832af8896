// What no client of ours does, wherever its database is: anything that would keep a transaction open between two calls,
// or write outside a unit.

import { misuse } from './statements.ts';

/** The methods of a libSQL `Client` that are refused, each with what to use instead. */
export abstract class BatchOnly {
  async transaction(): Promise<never> {
    throw misuse("there are no interactive transactions: decide first, then send one batch(statements, 'write')");
  }

  async executeMultiple(): Promise<never> {
    throw misuse("scripts are not run: send the statements as one batch(statements, 'write')");
  }

  async migrate(): Promise<never> {
    throw misuse('this would switch foreign keys off: use applyMigrations()');
  }
}
