// The database as the library sees it by which people sign in. It writes one statement at a time and knows nothing of
// units, so each of its writes becomes a unit of its own, in the one queue that every write of ours takes: outside a unit
// a write can be acknowledged and lost.

import type { Client, InArgs, InStatement, ResultSet, TransactionMode } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql/http';
import { StoreError } from '../../ports/index.ts';
import { BatchOnly } from './batch-only.ts';
import type { Database } from './database.ts';
import { person, personAccount, personSession, personTwoFactor, personVerification } from './people-schema.ts';
import type { Sendable } from './statements.ts';
import { isRead, misuse, toStatement } from './statements.ts';

/** The tables by the names that the library asks for. */
const TABLES = {
  user: person,
  session: personSession,
  account: personAccount,
  verification: personVerification,
  twoFactor: personTwoFactor,
};

/** A Drizzle database of the people's tables alone, for an adapter that takes one. */
export function peopleDatabase(database: Database) {
  return { db: drizzle({ client: new OneByOne(database), schema: TABLES }), schema: TABLES };
}

export type PeopleDatabase = ReturnType<typeof peopleDatabase>;

class OneByOne extends BatchOnly implements Client {
  readonly protocol: string;
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
    this.protocol = database.protocol;
  }

  get closed(): boolean {
    return this.#database.closed;
  }

  async execute(statement: InStatement | string, args?: InArgs): Promise<ResultSet> {
    const sent: Sendable = typeof statement === 'string' && args !== undefined ? [statement, args] : statement;
    if (isRead(sent)) return this.#database.execute(toStatement(sent));
    const [result] = await this.#database.batch([sent], 'write');
    // Across a network a unit may be in the books although its own answer was lost.
    if (result === undefined)
      throw new StoreError({ code: 'unknown-outcome', message: 'a write of an account has no answer' });
    return result;
  }

  async batch(sendables: Sendable[], mode?: TransactionMode): Promise<ResultSet[]> {
    return this.#database.batch(sendables, mode);
  }

  async sync(): Promise<never> {
    throw misuse('embedded replicas are not used: the file is the database');
  }

  reconnect(): never {
    throw misuse('connections are replaced by the client itself');
  }

  close(): void {
    throw misuse('the store closes its database');
  }
}
