// One writer at a time, first come first served, and nobody waits for ever. Like the primary's, and unlike SQLite's own
// busy time-out it does not stop the process while it waits.

import { StatementError } from './wire.ts';

interface Waiting {
  readonly take: () => void;
  readonly timer: NodeJS.Timeout;
}

export class WriteLock {
  readonly #waitMs: number;
  readonly #waiting: Waiting[] = [];
  #isHeld = false;

  constructor(waitMs: number) {
    this.#waitMs = waitMs;
  }

  /** Resolves with the lock; answers how to give it back, once. Throws SQLITE_BUSY after the time-out. */
  async take(): Promise<() => void> {
    if (this.#isHeld) await this.#turn();
    this.#isHeld = true;
    let isGivenBack = false;
    return () => {
      if (isGivenBack) return;
      isGivenBack = true;
      this.#pass();
    };
  }

  #turn(): Promise<void> {
    return new Promise((take, refuse) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        refuse(new StatementError({ code: 'SQLITE_BUSY', message: 'SQLite error: database is locked' }));
      }, this.#waitMs);
      const waiting = { take, timer };
      this.#waiting.push(waiting);
    });
  }

  // The lock is handed on without being let go, so that a newcomer cannot slip in between.
  #pass(): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#isHeld = false;
      return;
    }
    clearTimeout(next.timer);
    next.take();
  }
}
