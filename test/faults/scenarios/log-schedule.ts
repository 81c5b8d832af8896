// Who goes on next, by a seed. Every call of a port waits here; between two calls a process runs alone, so that a seed
// repeats a run step by step. A call may end its process, lose its answer, or hang until its lease is long over.

import { seededRandom } from '../../support/durability/seeded-random.ts';

/** The process is gone: nothing that it still does reaches anybody. */
export class Died extends Error {}

interface Waiting {
  readonly process: string;
  readonly go: () => void;
  readonly die: () => void;
  untilMs: number;
}

export type Fate = 'does' | 'does-and-is-not-heard' | 'fails';

export interface Odds {
  readonly crash: number;
  readonly stall: number;
  readonly fail: number;
}

const STEP_MS = 400;
const STALL_MS = 20_000;

export class LogSchedule {
  nowMs: number;
  readonly random: () => number;
  readonly #odds: Odds;
  readonly #dead = new Set<string>();
  readonly counts = { steps: 0, crashes: 0, stalls: 0, losses: 0 };
  #waiting: Waiting[] = [];
  #isCalm = false;

  constructor({ seed, odds, nowMs }: { readonly seed: number; readonly odds: Odds; readonly nowMs: number }) {
    this.random = seededRandom(seed);
    this.#odds = odds;
    this.nowMs = nowMs;
  }

  /** From now on nothing goes wrong any more. */
  calm(): void {
    this.#isCalm = true;
    for (const waiting of this.#waiting) waiting.untilMs = 0;
  }

  isDead(process: string): boolean {
    return this.#dead.has(process);
  }

  /** Waits for its turn. Throws Died where the process ends here. */
  async turn(process: string): Promise<Fate> {
    await new Promise<void>((resolve, reject) => {
      const isStalled = !this.#isCalm && this.random() < this.#odds.stall;
      if (isStalled) this.counts.stalls += 1;
      const untilMs = isStalled ? this.nowMs + this.random() * STALL_MS : 0;
      this.#waiting.push({ process, untilMs, go: resolve, die: () => reject(new Died(process)) });
    });
    const luck = this.#isCalm ? 1 : this.random();
    if (luck < this.#odds.crash) {
      this.counts.crashes += 1;
      this.#kill(process);
      // Half of them end when it is done already.
      if (this.random() < 0.5) throw new Died(process);
      return 'does';
    }
    if (luck >= this.#odds.crash + this.#odds.fail) return 'does';
    this.counts.losses += 1;
    return this.random() < 0.5 ? 'fails' : 'does-and-is-not-heard';
  }

  /** Lets one of those who wait go on; false where nobody waits. */
  async step(): Promise<boolean> {
    // All that can happen without a call has happened after this.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#waiting.length === 0) return false;
    this.counts.steps += 1;
    this.nowMs += Math.floor(this.random() * STEP_MS);
    const ready = this.#waiting.filter(({ untilMs }) => untilMs <= this.nowMs);
    const chosen = ready[Math.floor(this.random() * ready.length)];
    if (chosen === undefined) {
      this.nowMs = Math.min(...this.#waiting.map(({ untilMs }) => untilMs));
      return true;
    }
    this.#waiting = this.#waiting.filter((waiting) => waiting !== chosen);
    chosen.go();
    return true;
  }

  #kill(process: string): void {
    this.#dead.add(process);
    const gone = this.#waiting.filter((waiting) => waiting.process === process);
    this.#waiting = this.#waiting.filter((waiting) => waiting.process !== process);
    for (const { die } of gone) die();
  }
}
