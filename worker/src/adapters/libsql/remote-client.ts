// The database across a network, spoken to with web APIs only, so that the same code runs on Workers. Only whole
// batches are sent, one request each: an interactive transaction would hold the primary's lock over several round
// trips, and statements sent after its time-out would run outside it.

import type { Client, InArgs, InStatement, ResultSet, TransactionMode } from '@libsql/client';
import { createClient, LibsqlBatchError } from '@libsql/client/http';
import { StoreError } from '../../ports/index.ts';
import { BatchOnly } from './batch-only.ts';
import type { Database } from './database.ts';
import { jitteredPause } from './jittered-pause.ts';
import type { RemoteVerdict } from './remote-failure.ts';
import { judge, toRemoteError, unavailable, unknownOutcome } from './remote-failure.ts';
import type { Sendable, Statement } from './statements.ts';
import { misuse, requireRead, requireUnit } from './statements.ts';
import { isTaken, markOf, voidingOf } from './write-mark.ts';

/** One request; longer than the 5 s for which the server itself waits for the write lock. */
export const REQUEST_MAX_MS = 8_000;
export const READ_ATTEMPTS_MAX = 3;
export const WRITE_ATTEMPTS_MAX = 4;
/** No further attempt is begun after this. */
export const WRITE_MAX_MS = 12_000;
const VOID_ATTEMPTS_MAX = 3;
/**
 * The client's own queue would start a waiting call inside another request's context, and Workers cancels it when that
 * request ends. The platform limits connections by itself.
 */
const NO_QUEUE = 10_000;

export interface RemoteClientOptions {
  /** `https:`, `libsql:`, or `http:` on the loopback address. Never `wss:`: a connection that outlives a request is cut. */
  readonly url: string;
  readonly authToken?: string | undefined;
  /** False while there is no schema yet. */
  readonly marks?: boolean;
  readonly fetch?: typeof fetch;
  readonly requestMaxMs?: number;
  readonly writeMaxMs?: number;
}

/**
 * Obligations as in `Database`. A unit whose answer is lost is sent again under the same mark, so it happens once; when
 * it cannot be sent again it is made void, so that a late arrival changes nothing. Only when even that gets no answer is
 * the outcome unknown.
 */
export class RemoteClient extends BatchOnly implements Database {
  readonly protocol = 'http';
  /** There is no connection to replace. */
  readonly reconnects = 0;
  readonly #client: Client;
  readonly #marks: boolean;
  readonly #writeMaxMs: number;

  constructor({ url, authToken, marks = true, ...options }: RemoteClientOptions) {
    super();
    const { fetch: send = fetch, requestMaxMs = REQUEST_MAX_MS, writeMaxMs = WRITE_MAX_MS } = options;
    this.#client = createClient({
      url,
      ...(authToken === undefined ? {} : { authToken }),
      concurrency: NO_QUEUE,
      fetch: (request: Request) => send(request, { signal: AbortSignal.timeout(requestMaxMs) }),
    });
    this.#marks = marks;
    this.#writeMaxMs = writeMaxMs;
  }

  get closed(): boolean {
    return this.#client.closed;
  }

  /** Throws StoreError `unavailable` unless the server answers and guards references between rows. */
  async verify(): Promise<void> {
    const { rows } = await this.execute('PRAGMA foreign_keys');
    if (rows[0]?.[0] !== 1) throw unavailable('the database does not enforce foreign keys', null);
  }

  async execute(statement: InStatement | string, args?: InArgs): Promise<ResultSet> {
    const read = requireRead(typeof statement === 'string' && args !== undefined ? [statement, args] : statement);
    return this.#read(() => this.#client.execute({ ...read }));
  }

  async batch(sendables: Sendable[], mode: TransactionMode = 'deferred'): Promise<ResultSet[]> {
    if (mode === 'write') {
      const unit = requireUnit(sendables);
      return this.#marks ? this.#writeMarked(unit) : this.#writeOnce(unit);
    }
    const reads = sendables.map(requireRead);
    return this.#read(() => this.#client.batch(reads, 'read'));
  }

  async sync(): Promise<never> {
    throw misuse('embedded replicas are not used: the server is the database');
  }

  reconnect(): never {
    throw misuse('there is no connection: each batch is a request of its own');
  }

  /** The files are the server's, and nothing here can cut them. */
  async wipeLog(): Promise<boolean> {
    return true;
  }

  close(): void {
    this.#client.close();
  }

  async drained(): Promise<void> {
    this.close();
  }

  // Reading again changes nothing, so any failure but a definite one is worth another try.
  async #read<Result>(read: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await read();
      } catch (error) {
        const verdict = judge(error);
        const mayRepeat = verdict === 'unknown' || verdict === 'busy';
        if (!mayRepeat || attempt === READ_ATTEMPTS_MAX) throw toRemoteError(error, 'read');
      }
      await jitteredPause(attempt);
    }
  }

  async #writeOnce(unit: Statement[]): Promise<ResultSet[]> {
    try {
      return await this.#client.batch(unit, 'write');
    } catch (error) {
      throw judge(error) === 'constraint' ? error : toRemoteError(error, 'write');
    }
  }

  async #writeMarked(unit: Statement[]): Promise<ResultSet[]> {
    const unitId = crypto.randomUUID();
    const giveUpAt = performance.now() + this.#writeMaxMs;
    let isDoubtful = false;
    for (let attempt = 1; ; attempt += 1) {
      const result = await this.#attempt(unitId, unit);
      if ('results' in result) return result.results;
      const { verdict, error } = result;
      isDoubtful ||= verdict === 'unknown';
      const mayRepeat = verdict === 'unknown' || verdict === 'busy';
      if (!mayRepeat || attempt === WRITE_ATTEMPTS_MAX || performance.now() >= giveUpAt) {
        if (isDoubtful && !(await this.#makeVoid(unitId))) return [];
        throw finalError(verdict, error);
      }
      await jitteredPause(attempt);
    }
  }

  async #attempt(unitId: string, unit: Statement[]): Promise<Attempt> {
    try {
      const [, ...results] = await this.#client.batch([markOf(unitId), ...unit], 'write');
      return { results };
    } catch (error) {
      // An earlier attempt of this very unit is in the books. Its results are gone with its answer.
      if (isTaken(error)) return { results: [] };
      return { verdict: judge(error), error: withoutMark(error) };
    }
  }

  /** False when the unit is in the books; true when it is not and never will be. Throws `unknown-outcome`. */
  async #makeVoid(unitId: string): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const [, kept] = await this.#client.batch(voidingOf(unitId), 'write');
        return kept?.rows[0]?.[0] === 1;
      } catch (error) {
        if (attempt === VOID_ATTEMPTS_MAX) throw unknownOutcome(error);
      }
      await jitteredPause(attempt);
    }
  }
}

type Attempt = { readonly results: ResultSet[] } | { readonly verdict: RemoteVerdict; readonly error: unknown };

// By now nothing of the unit has happened or will: what is thrown must not say that it may have.
function finalError(verdict: RemoteVerdict, error: unknown): unknown {
  if (verdict === 'constraint') return error;
  if (verdict !== 'unknown') return toRemoteError(error, 'write');
  return new StoreError({ code: 'busy', message: 'the database did not answer; nothing was written', cause: error });
}

// The caller counts the statements of its unit, without the mark in front of them.
function withoutMark(error: unknown): unknown {
  if (!(error instanceof LibsqlBatchError)) return error;
  const { message, statementIndex, code, extendedCode, rawCode, cause } = error;
  const below = cause instanceof Error ? cause : undefined;
  return new LibsqlBatchError(message, statementIndex - 1, code, extendedCode, rawCode, below);
}
