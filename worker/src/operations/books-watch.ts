// Whether the books still give what was agreed with banks and providers. Every process looks for itself: the daily
// comparison is done by one of them, and whoever asks may ask another.

import type { ReadinessCode } from '@happy-homeland/contract';
import { findDisagreements } from '../domain/fund/reconciliation.ts';
import type { Ports } from '../ports/index.ts';

/** Readiness is public, and a comparison reads a balance for each account that was ever reconciled. */
const KEPT_MS = 10 * 60_000;

export class BooksWatch {
  readonly #ports: Pick<Ports, 'clock' | 'store'>;
  #kept: readonly ReadinessCode[] = [];
  #askedMs = Number.NEGATIVE_INFINITY;

  constructor(ports: Pick<Ports, 'clock' | 'store'>) {
    this.#ports = ports;
  }

  /** What the last comparison found; compares anew where that is too old. Who asks meanwhile gets what was found before. */
  async findings(): Promise<readonly ReadinessCode[]> {
    const nowMs = this.#ports.clock.nowMs();
    // A clock that was set back must not keep an old answer alive.
    if (nowMs >= this.#askedMs && nowMs - this.#askedMs < KEPT_MS) return this.#kept;
    this.#askedMs = nowMs;
    try {
      this.#kept = (await findDisagreements(this.#ports)).length === 0 ? [] : ['books-differ'];
    } catch (error) {
      this.#askedMs = Number.NEGATIVE_INFINITY;
      throw error;
    }
    return this.#kept;
  }
}
