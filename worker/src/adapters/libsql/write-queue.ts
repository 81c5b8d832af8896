// Write units of one process, one after the other. libSQL on a file is synchronous, so 500 units at once would hold the
// event loop until the last of them: between two units the queue gives the loop one whole turn.

import { StoreError } from '../../ports/index.ts';

export const WAITING_MAX = 1000;
export const WAIT_MAX_MS = 2000;

interface Waiting {
  readonly start: () => Promise<void>;
  readonly refuse: (error: StoreError) => void;
  readonly timer: NodeJS.Timeout;
}

/** A bounded first-in-first-out queue: too many or too long waiting is `overloaded`, never a growing heap. */
export class WriteQueue {
  readonly #waiting: Waiting[] = [];
  readonly #waitMaxMs: number;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor({ waitMaxMs = WAIT_MAX_MS }: { readonly waitMaxMs?: number } = {}) {
    this.#waitMaxMs = waitMaxMs;
  }

  /** Runs `work` when everything before it has ended. Throws StoreError `overloaded` or `closed` without running it. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#closed) return Promise.reject(new StoreError({ code: 'closed', message: 'the store is closed' }));
    if (this.#waiting.length >= WAITING_MAX) return Promise.reject(overloaded(`${WAITING_MAX} units are waiting`));
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        start: () => work().then(resolve, reject),
        refuse: reject,
        timer: setTimeout(() => this.#giveUp(waiting), this.#waitMaxMs),
      };
      this.#waiting.push(waiting);
      this.#running ??= this.#runAll();
    });
  }

  /** Takes nothing more, and resolves when everything taken has ended. */
  async drain(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #runAll(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      clearTimeout(next.timer);
      await next.start();
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    this.#running = null;
  }

  #giveUp(waiting: Waiting): void {
    const place = this.#waiting.indexOf(waiting);
    if (place < 0) return;
    this.#waiting.splice(place, 1);
    waiting.refuse(overloaded(`the unit waited for ${this.#waitMaxMs} ms`));
  }
}

function overloaded(reason: string): StoreError {
  return new StoreError({ code: 'overloaded', message: `too many writes at once: ${reason}` });
}
