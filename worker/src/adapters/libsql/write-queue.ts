// Write units of one process, in the order they came. A file is written synchronously, so 500 units at once would hold
// the event loop until the last of them: between two groups of units the queue gives the loop one whole turn.

import { StoreError } from '../../ports/index.ts';

export const WAITING_MAX = 1000;
export const WAIT_MAX_MS = 2000;

/** A unit that somebody waits for. Whoever takes it answers it, once. */
export interface Job<Unit, Answer> {
  readonly unit: Unit;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Those that wait behind the job at hand. */
export interface Waiting<Unit, Answer> {
  readonly isEmpty: boolean;
  /** The next in line, who then no longer waits. */
  take(): Job<Unit, Answer> | undefined;
}

export interface WriteQueueOptions<Unit, Answer> {
  /** Answers `first` and every job that it takes besides; it never rejects. */
  readonly work: (first: Job<Unit, Answer>, waiting: Waiting<Unit, Answer>) => Promise<void>;
  readonly waitMaxMs?: number;
}

/** A bounded first-in-first-out queue: too many or too long waiting is `overloaded`, never a growing heap. */
export class WriteQueue<Unit, Answer> {
  readonly #line: { readonly job: Job<Unit, Answer>; readonly timer: NodeJS.Timeout }[] = [];
  readonly #work: WriteQueueOptions<Unit, Answer>['work'];
  readonly #waitMaxMs: number;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor({ work, waitMaxMs = WAIT_MAX_MS }: WriteQueueOptions<Unit, Answer>) {
    this.#work = work;
    this.#waitMaxMs = waitMaxMs;
  }

  get isEmpty(): boolean {
    return this.#line.length === 0;
  }

  /** The answer of `work` to this unit. Rejects with StoreError `overloaded` or `closed` where it is not worked on. */
  add(unit: Unit): Promise<Answer> {
    if (this.#closed) return Promise.reject(new StoreError({ code: 'closed', message: 'the store is closed' }));
    if (this.#line.length >= WAITING_MAX) return Promise.reject(overloaded(`${WAITING_MAX} units are waiting`));
    return new Promise((resolve, reject) => {
      const job = { unit, resolve, reject };
      this.#line.push({ job, timer: setTimeout(() => this.#giveUp(job), this.#waitMaxMs) });
      this.#running ??= this.#workAll();
    });
  }

  take(): Job<Unit, Answer> | undefined {
    const next = this.#line.shift();
    clearTimeout(next?.timer);
    return next?.job;
  }

  /** Takes nothing more, and resolves when everything taken has ended. */
  async drain(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #workAll(): Promise<void> {
    for (let first = this.take(); first !== undefined; first = this.take()) {
      await this.#work(first, this);
      await loopTurn();
    }
    this.#running = null;
  }

  #giveUp(job: Job<Unit, Answer>): void {
    const place = this.#line.findIndex((waiting) => waiting.job === job);
    if (place < 0) return;
    this.#line.splice(place, 1);
    job.reject(overloaded(`the unit waited for ${this.#waitMaxMs} ms`));
  }
}

/** Resolves when the event loop has gone round once: timers and sockets have had their turn. */
export function loopTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function overloaded(reason: string): StoreError {
  return new StoreError({ code: 'overloaded', message: `too many writes at once: ${reason}` });
}
