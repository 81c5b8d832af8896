// One native connection and its role. Pragmas belong to a connection and are lost with it, so they are set and verified
// each time there is a new one; after any failure that is not a lost constraint the connection is replaced, with every
// statement prepared on it, before anything else happens (a busy statement is never reset, and everything after it is
// lost: libsql-client-ts#352).

import { fileURLToPath, pathToFileURL } from 'node:url';
import { assert } from '../../assert.ts';
import { StoreError } from '../../ports/index.ts';
import { NativeConnection } from './native.ts';
import { isConstraint } from './sqlite-failure.ts';

export type Role = 'writer' | 'reader';

/** What each role sets, and what must then be read back. */
const PRAGMAS = {
  writer: {
    set: [
      'PRAGMA journal_mode = WAL',
      'PRAGMA synchronous = FULL',
      'PRAGMA foreign_keys = ON',
      'PRAGMA secure_delete = ON',
    ],
    // What is deleted is overwritten, not only let go: people who ask to be forgotten are.
    verify: { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, query_only: 0, secure_delete: 1 },
  },
  reader: {
    set: ['PRAGMA query_only = ON'],
    verify: { query_only: 1 },
  },
} as const;

export class Connection {
  readonly #path: string;
  readonly #role: Role;
  #native: NativeConnection | null = null;
  #closed = false;
  #replaced = 0;

  /** `url` is a `file:` URL; a relative one starts in the working directory. */
  constructor(url: string, role: Role) {
    this.#path = fileURLToPath(new URL(url, pathToFileURL('./')));
    this.#role = role;
  }

  /** How often the connection had to be replaced. */
  get replaced(): number {
    return this.#replaced;
  }

  /**
   * Runs `work` to its end before anything else can happen, on a connection whose pragmas are known to hold. Work that
   * waits is a mistake: the loop would turn inside a transaction.
   */
  use<Result>(work: (native: NativeConnection) => Result): Result {
    if (this.#closed) throw new StoreError({ code: 'closed', message: 'the store is closed' });
    try {
      const result = work(this.#open());
      assert(!(result instanceof Promise), 'await-in-unit: nothing waits while it holds a connection');
      return result;
    } catch (error) {
      // A constraint rolls back cleanly and leaves the connection sound (test/ports/durability.test.ts proves it).
      if (!isConstraint(error)) this.#replace();
      throw error;
    }
  }

  /** Throws StoreError `unavailable` when the connection does not answer as it must. */
  verify(): void {
    this.use((native) => this.#verify(native));
  }

  close(): void {
    this.#closed = true;
    this.#letGo();
  }

  #open(): NativeConnection {
    if (this.#native !== null) return this.#native;
    const native = new NativeConnection(this.#path);
    this.#native = native;
    for (const pragma of PRAGMAS[this.#role].set) native.control(pragma);
    this.#verify(native);
    return native;
  }

  #verify(native: NativeConnection): void {
    for (const [pragma, expected] of Object.entries(PRAGMAS[this.#role].verify)) {
      const found = native.run({ sql: `PRAGMA ${pragma}`, args: [] }).rows[0]?.[0];
      if (found === expected) continue;
      const message = `the database connection is not safe to use: ${pragma} is ${found}, expected ${expected}`;
      throw new StoreError({ code: 'unavailable', message });
    }
  }

  #replace(): void {
    if (this.#native !== null) this.#replaced += 1;
    this.#letGo();
  }

  #letGo(): void {
    const native = this.#native;
    this.#native = null;
    native?.close();
  }
}
