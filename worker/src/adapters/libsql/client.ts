// The only way to the database. It is a libSQL `Client`, so that Drizzle takes it as it is, and nobody holds the raw
// one: a writer that takes whole units in turn, and a reader that cannot write.

import type { InArgs, InStatement, ResultSet, TransactionMode } from '@libsql/client';
import { BUSY_MAX_MS, whileBusy } from './back-off.ts';
import { BatchOnly } from './batch-only.ts';
import type { Role } from './connection.ts';
import { Connection } from './connection.ts';
import type { Database } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import type { NativeConnection } from './native.ts';
import { isConstraint, toStoreError } from './sqlite-failure.ts';
import type { Sendable, Statement } from './statements.ts';
import { misuse, requireRead, requireUnit } from './statements.ts';
import { WAIT_MAX_MS, WriteQueue } from './write-queue.ts';

export interface SerialClientOptions {
  /** `file:` URL of the database. */
  readonly url: string;
  readonly busyMaxMs?: number;
  readonly waitMaxMs?: number;
  /** Opens a connection; tests give one that fails when told to. */
  readonly connect?: (url: string, role: Role) => Connection;
}

/**
 * Obligations: `batch(…, 'write')` is one transaction, durable when it resolves; a busy database is retried up to
 * `busyMaxMs`, then StoreError `busy`. A lost constraint is thrown as the LibsqlError it is, everything else as a
 * StoreError. Everything but `batch(…, 'write')` only reads.
 */
export class SerialClient extends BatchOnly implements Database {
  readonly protocol = 'file';
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #groups: GroupCommit;
  readonly #queue: WriteQueue<readonly Statement[], ResultSet[]>;
  readonly #busyMaxMs: number;
  #closed = false;

  constructor({
    url,
    busyMaxMs = BUSY_MAX_MS,
    waitMaxMs = WAIT_MAX_MS,
    connect = openConnection,
  }: SerialClientOptions) {
    super();
    this.#writer = connect(url, 'writer');
    this.#reader = connect(url, 'reader');
    this.#groups = new GroupCommit({ writer: this.#writer, busyMaxMs });
    this.#queue = new WriteQueue({ work: (first, waiting) => this.#groups.commit(first, waiting), waitMaxMs });
    this.#busyMaxMs = busyMaxMs;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** How often a connection had to be replaced, for the operator. */
  get reconnects(): number {
    return this.#writer.replaced + this.#reader.replaced;
  }

  /** How many transactions were committed; less than the units where some were committed together. */
  get commits(): number {
    return this.#groups.commits;
  }

  /** Makes the file a WAL database and verifies both connections. Throws StoreError. */
  async verify(): Promise<void> {
    await this.#attempt(() => this.#writer.verify());
    await this.#attempt(() => this.#reader.verify());
  }

  async execute(statement: InStatement | string, args?: InArgs): Promise<ResultSet> {
    const read = requireRead(typeof statement === 'string' && args !== undefined ? [statement, args] : statement);
    return this.#attempt(() => this.#reader.use((native) => native.run(read)));
  }

  async batch(sendables: Sendable[], mode: TransactionMode = 'deferred'): Promise<ResultSet[]> {
    if (mode === 'write') return this.#queue.add(requireUnit(sendables));
    const reads = sendables.map(requireRead);
    return this.#attempt(() => this.#reader.use((native) => inOneSnapshot(native, reads)));
  }

  async sync(): Promise<never> {
    throw misuse('embedded replicas are not used: the file is the database');
  }

  reconnect(): never {
    throw misuse('connections are replaced by the client itself');
  }

  /**
   * Moves the whole log into the file and cuts it to nothing, so that no older page can be read in it. False while a reader
   * in another process needs the log.
   */
  async wipeLog(): Promise<boolean> {
    const checkpoint = { sql: 'PRAGMA wal_checkpoint(TRUNCATE)', args: [] };
    return this.#attempt(() => this.#writer.use((native) => native.run(checkpoint).rows[0]?.[0] === 0));
  }

  /** Takes nothing more; what was taken is finished first. `drained` tells when. */
  close(): void {
    void this.drained();
  }

  /** Closes, and resolves when the last unit has ended and both connections are closed. */
  async drained(): Promise<void> {
    this.#closed = true;
    await this.#queue.drain();
    this.#reader.close();
    this.#foldLog();
    this.#writer.close();
  }

  // The native library keeps the file open behind a closed connection, so SQLite's own folding at the last close does
  // not happen, and the main file alone would be an older state.
  #foldLog(): void {
    // Where nothing was written, the file may be one that was just refused: it stays as it is.
    if (this.commits === 0) return;
    try {
      this.#writer.use((native) => native.run({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', args: [] }));
    } catch {
      // Nothing is lost: the log stays beside the file, and the next start reads it.
    }
  }

  async #attempt<Result>(work: () => Result): Promise<Result> {
    try {
      return await whileBusy(async () => work(), this.#busyMaxMs);
    } catch (error) {
      if (isConstraint(error)) throw error;
      throw toStoreError(error, 'read');
    }
  }
}

function openConnection(url: string, role: Role): Connection {
  return new Connection(url, role);
}

function inOneSnapshot(native: NativeConnection, reads: readonly Statement[]): ResultSet[] {
  native.control('BEGIN');
  const results = native.runAll(reads);
  native.control('COMMIT');
  return results;
}
