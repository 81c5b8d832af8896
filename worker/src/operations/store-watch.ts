// What writes have shown since the file was last asked: a disk that is full looks sound to a reader, and damage that one
// query met is not met by the next.

import type { StoreErrorCode } from '../ports/index.ts';
import type { StoreOutcome } from './observed.ts';

/** A full disk is believed for this long after the last write that found it full: with nothing to write, nobody knows. */
const FULL_KEPT_MS = 60_000;

export class StoreWatch {
  readonly #elapsedMs: () => number;
  #fullUntilMs = Number.NEGATIVE_INFINITY;
  #isDamaged = false;

  constructor(elapsedMs: () => number) {
    this.#elapsedMs = elapsedMs;
  }

  /** How a unit ended. */
  heard(outcome: StoreOutcome): void {
    if (outcome === 'damaged') this.#isDamaged = true;
    if (outcome === 'full') this.#fullUntilMs = this.#elapsedMs() + FULL_KEPT_MS;
    if (outcome === 'committed') this.#fullUntilMs = Number.NEGATIVE_INFINITY;
  }

  /** A request failed for this reason. Damage does not heal: only a restart, which checks the file whole, forgets it. */
  requestFailed(code: unknown): void {
    if (code === 'damaged') this.#isDamaged = true;
  }

  /** What is known to be wrong, before the database itself is asked. */
  finding(): StoreErrorCode | null {
    if (this.#isDamaged) return 'damaged';
    return this.#elapsedMs() < this.#fullUntilMs ? 'full' : null;
  }
}
