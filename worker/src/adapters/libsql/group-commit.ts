// Units that wait for the same disk are committed together: one transaction, one savepoint each, one fsync for all. To
// each caller it looks as if its unit had been alone: it is answered after the COMMIT and not before, what it lost is its
// own, and a neighbour that cannot be committed does not take it down.

import type { ResultSet } from '@libsql/client';
import { BUSY_MAX_MS, whileBusy } from './back-off.ts';
import type { Connection } from './connection.ts';
import type { NativeConnection } from './native.ts';
import { isConstraint, toStoreError } from './sqlite-failure.ts';
import type { Statement } from './statements.ts';
import type { Job, Waiting } from './write-queue.ts';
import { loopTurn } from './write-queue.ts';

/** Units in one transaction at most, and how long they may hold the event loop before the rest waits its turn. */
export const GROUP_UNITS_MAX = 64;
export const GROUP_MAX_MS = 10;

type Unit = readonly Statement[];
type UnitJob = Job<Unit, ResultSet[]>;
type UnitsWaiting = Waiting<Unit, ResultSet[]>;

export interface GroupCommitOptions {
  readonly writer: Connection;
  readonly busyMaxMs?: number;
}

/** Commits units, several at a time where several wait. */
export class GroupCommit {
  readonly #writer: Connection;
  readonly #busyMaxMs: number;
  #commits = 0;

  constructor({ writer, busyMaxMs = BUSY_MAX_MS }: GroupCommitOptions) {
    this.#writer = writer;
    this.#busyMaxMs = busyMaxMs;
  }

  /** Transactions committed so far. */
  get commits(): number {
    return this.#commits;
  }

  /** Commits `first` with as many of `waiting` as fit, and answers all of them. */
  async commit(first: UnitJob, waiting: UnitsWaiting): Promise<void> {
    const giveUpAt = performance.now() + this.#busyMaxMs;
    const group = new Group(first, waiting);
    const failure = await this.#try(group, giveUpAt);
    if (failure === null) return;
    if (group.isAlone || !group.mayBeSplit(failure.error)) return group.refuse(failure.error);
    for (const job of group.jobs) {
      await loopTurn();
      const alone = new Group(job, NOBODY);
      const own = await this.#try(alone, giveUpAt);
      if (own !== null) alone.refuse(own.error);
    }
  }

  /** Answers the group once it is committed; otherwise says why it is not. */
  async #try(group: Group, giveUpAt: number): Promise<{ readonly error: unknown } | null> {
    try {
      const busyMaxMs = Math.max(0, giveUpAt - performance.now());
      await whileBusy(async () => this.#writer.use((native) => group.commit(native)), busyMaxMs);
    } catch (error) {
      return { error };
    }
    this.#commits += 1;
    group.answer();
    return null;
  }
}

const NOBODY: UnitsWaiting = { isEmpty: true, take: () => undefined };

const SAVEPOINT: Statement = { sql: 'SAVEPOINT unit', args: [] };
const RELEASE: Statement = { sql: 'RELEASE unit', args: [] };
const ROLLBACK_TO: Statement = { sql: 'ROLLBACK TO unit', args: [] };

/** What became of one unit in a transaction that is not committed yet. */
type Outcome =
  | { readonly kind: 'done'; readonly results: ResultSet[] }
  | { readonly kind: 'lost'; readonly error: unknown };

class Group {
  readonly jobs: UnitJob[];
  readonly #waiting: UnitsWaiting;
  #outcomes: Outcome[] = [];
  #isCommitting = false;

  constructor(first: UnitJob, waiting: UnitsWaiting) {
    this.jobs = [first];
    this.#waiting = waiting;
  }

  get isAlone(): boolean {
    return this.jobs.length === 1;
  }

  /** One transaction, in one go. Throws when none of it happened, or, out of COMMIT, when nobody can know. */
  commit(native: NativeConnection): void {
    this.#outcomes = [];
    this.#isCommitting = false;
    native.control('BEGIN IMMEDIATE');
    try {
      this.#runUnits(native);
      this.#isCommitting = true;
      native.control('COMMIT');
    } catch (error) {
      // After anything else the connection is replaced, and the transaction goes with it.
      if (isConstraint(error) && native.inTransaction) native.control('ROLLBACK');
      throw error;
    }
  }

  // Nobody is taken from the line before the lock is held: who waits for a busy database waits in line.
  #runUnits(native: NativeConnection): void {
    const startedAt = performance.now();
    const run = this.isAlone && this.#waiting.isEmpty ? runAlone : runInSavepoint;
    for (let place = 0; place < this.jobs.length; place += 1) {
      const job = this.jobs[place];
      if (job !== undefined) this.#outcomes.push(run(native, job.unit));
      const isFull = place + 1 >= GROUP_UNITS_MAX || performance.now() - startedAt >= GROUP_MAX_MS;
      const next = isFull || place + 1 < this.jobs.length ? undefined : this.#waiting.take();
      if (next !== undefined) this.jobs.push(next);
    }
  }

  /** Whether each unit may be tried by itself: nothing is on disk, and one of them may be to blame for all. */
  mayBeSplit(error: unknown): boolean {
    // A deferred key is only looked at by COMMIT, which does not say whose it was.
    return isConstraint(error) || !this.#isCommitting;
  }

  answer(): void {
    for (const [place, { resolve, reject }] of this.jobs.entries()) {
      const outcome = this.#outcomes[place];
      if (outcome?.kind === 'done') resolve(outcome.results);
      else reject(outcome?.error);
    }
  }

  refuse(error: unknown): void {
    const told = isConstraint(error) ? error : toStoreError(error, 'write');
    for (const { reject } of this.jobs) reject(told);
  }
}

function runAlone(native: NativeConnection, unit: Unit): Outcome {
  return { kind: 'done', results: native.runAll(unit) };
}

function runInSavepoint(native: NativeConnection, unit: Unit): Outcome {
  native.run(SAVEPOINT);
  try {
    const results = native.runAll(unit);
    native.run(RELEASE);
    return { kind: 'done', results };
  } catch (error) {
    // SQLite ends the whole transaction over some failures; then there is no savepoint to go back to.
    if (!isConstraint(error) || !native.inTransaction) throw error;
    native.run(ROLLBACK_TO);
    native.run(RELEASE);
    return { kind: 'lost', error };
  }
}
