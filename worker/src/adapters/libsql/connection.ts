// One native connection behind the raw client. Pragmas belong to a connection and are lost with it, so they are set and
// verified each time there is a new one; after any failure that is not a lost constraint the connection is replaced
// before anything else happens on it (a busy statement is never reset, and everything after it is lost:
// libsql-client-ts#352).

import type { Client, ResultSet } from '@libsql/client';
import { createClient } from '@libsql/client/sqlite3';
import { StoreError } from '../../ports/index.ts';
import { isConstraint } from './sqlite-failure.ts';

export type Role = 'writer' | 'reader';

/** What each role sets, and what must then be read back. */
const PRAGMAS = {
  writer: {
    set: ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL', 'PRAGMA foreign_keys = ON'],
    verify: { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, query_only: 0 },
  },
  reader: {
    set: ['PRAGMA query_only = ON'],
    verify: { query_only: 1 },
  },
} as const;

export class Connection {
  readonly #client: Client;
  readonly #role: Role;
  #prepared = false;
  #replaced = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(url: string, role: Role) {
    this.#client = createClient({ url, concurrency: 1, timeout: 0 });
    this.#role = role;
  }

  /** How often the connection had to be replaced. */
  get replaced(): number {
    return this.#replaced;
  }

  /** Runs `work` alone, on a connection whose pragmas are known to hold. A failure of it costs the connection. */
  use<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(() => this.#useAlone(work));
    this.#turn = result.catch(() => null);
    return result;
  }

  /** Throws StoreError `unavailable` when the connection does not answer as it must. */
  async verify(): Promise<void> {
    await this.use((client) => this.#verify(client));
  }

  close(): void {
    this.#client.close();
  }

  async #useAlone<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    try {
      if (!this.#prepared) await this.#prepare();
      return await work(this.#client);
    } catch (error) {
      // A constraint rolls back cleanly and leaves the connection sound (test/ports/durability.test.ts proves it).
      if (!isConstraint(error)) await this.#replace();
      throw error;
    }
  }

  async #prepare(): Promise<void> {
    for (const pragma of PRAGMAS[this.#role].set) await this.#client.execute(pragma);
    await this.#verify(this.#client);
    this.#prepared = true;
  }

  async #verify(client: Client): Promise<void> {
    for (const [pragma, expected] of Object.entries(PRAGMAS[this.#role].verify)) {
      const found = firstValue(await client.execute(`PRAGMA ${pragma}`));
      if (found === expected) continue;
      const message = `the database connection is not safe to use: ${pragma} is ${found}, expected ${expected}`;
      throw new StoreError({ code: 'unavailable', message });
    }
  }

  async #replace(): Promise<void> {
    if (this.#client.closed) return;
    this.#prepared = false;
    this.#replaced += 1;
    await this.#client.reconnect();
  }
}

function firstValue({ rows }: ResultSet): unknown {
  return rows[0]?.[0];
}
