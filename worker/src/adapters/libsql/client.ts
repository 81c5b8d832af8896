// The only way to the database. It is a libSQL `Client`, so that Drizzle takes it as it is, and nobody holds the raw
// one: a writer that takes whole units in turn, and a reader that cannot write.

import type { InArgs, InStatement, ResultSet, TransactionMode } from '@libsql/client';
import { BUSY_MAX_MS, whileBusy } from './back-off.ts';
import { Connection } from './connection.ts';
import type { Database } from './database.ts';
import { isConstraint, toStoreError } from './sqlite-failure.ts';
import type { Sendable } from './statements.ts';
import { misuse, requireRead, requireUnit } from './statements.ts';
import { WAIT_MAX_MS, WriteQueue } from './write-queue.ts';

export interface SerialClientOptions {
  /** `file:` URL of the database. */
  readonly url: string;
  readonly busyMaxMs?: number;
  readonly waitMaxMs?: number;
}

/**
 * Obligations: `batch(…, 'write')` is one transaction, durable when it resolves; a busy database is retried up to
 * `busyMaxMs`, then StoreError `busy`. A lost constraint is thrown as the LibsqlError it is, everything else as a
 * StoreError. Everything but `batch(…, 'write')` only reads.
 */
export class SerialClient implements Database {
  readonly protocol = 'file';
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #queue: WriteQueue;
  readonly #busyMaxMs: number;
  #closed = false;

  constructor({ url, busyMaxMs = BUSY_MAX_MS, waitMaxMs = WAIT_MAX_MS }: SerialClientOptions) {
    this.#writer = new Connection(url, 'writer');
    this.#reader = new Connection(url, 'reader');
    this.#queue = new WriteQueue({ waitMaxMs });
    this.#busyMaxMs = busyMaxMs;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** How often a connection had to be replaced, for the operator. */
  get reconnects(): number {
    return this.#writer.replaced + this.#reader.replaced;
  }

  /** Makes the file a WAL database and verifies both connections. Throws StoreError. */
  async verify(): Promise<void> {
    await this.#queue.run(() => this.#attempt('write', () => this.#writer.verify()));
    await this.#attempt('read', () => this.#reader.verify());
  }

  async execute(statement: InStatement | string, args?: InArgs): Promise<ResultSet> {
    const read = requireRead(typeof statement === 'string' && args !== undefined ? [statement, args] : statement);
    return this.#attempt('read', () => this.#reader.use((client) => client.execute({ ...read })));
  }

  async batch(sendables: Sendable[], mode: TransactionMode = 'deferred'): Promise<ResultSet[]> {
    if (mode === 'write') {
      const unit = requireUnit(sendables);
      return this.#queue.run(() =>
        this.#attempt('write', () => this.#writer.use((client) => client.batch(unit, 'write'))),
      );
    }
    const reads = sendables.map(requireRead);
    return this.#attempt('read', () => this.#reader.use((client) => client.batch(reads, 'read')));
  }

  async transaction(): Promise<never> {
    throw misuse("there are no interactive transactions: decide first, then send one batch(statements, 'write')");
  }

  async executeMultiple(): Promise<never> {
    throw misuse("scripts are not run: send the statements as one batch(statements, 'write')");
  }

  async migrate(): Promise<never> {
    throw misuse('this would switch foreign keys off: use applyMigrations()');
  }

  async sync(): Promise<never> {
    throw misuse('embedded replicas are not used: the file is the database');
  }

  reconnect(): never {
    throw misuse('connections are replaced by the client itself');
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
    this.#writer.close();
  }

  async #attempt<Result>(intent: 'read' | 'write', work: () => Promise<Result>): Promise<Result> {
    try {
      return await whileBusy(work, this.#busyMaxMs);
    } catch (error) {
      if (isConstraint(error)) throw error;
      throw toStoreError(error, intent);
    }
  }
}
