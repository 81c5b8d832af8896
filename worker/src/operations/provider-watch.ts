// Whether the payment provider answers us. Every real call tells; a probe asks only when somebody wants to
// know, one at a time and seldom, because readiness is public and the provider limits how often it is asked.

import type { ReadinessCode } from '@happy-homeland/contract';
import type { ProviderOutcome } from './observed.ts';

/** How long after a probe the next one may ask: while all is well, and while it is not. */
const GOOD_FOR_MS = 300_000;
const BAD_FOR_MS = 30_000;
/** How long the first reading waits for the first probe. */
const FIRST_WAIT_MS = 2_000;
/** Signed notices are refused beyond 300 s; somebody should know long before. */
const CLOCK_OFF_MS = 60_000;

export interface ProbeAnswer {
  readonly outcome: ProviderOutcome;
  /** The provider's clock minus ours, or null where it did not say. */
  readonly clockAheadMs: number | null;
}

export interface ProviderWatchOptions {
  /** Asks the provider once, within a few seconds; never throws. */
  readonly probe: () => Promise<ProbeAnswer>;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
}

export class ProviderWatch {
  readonly #options: ProviderWatchOptions;
  #last: ProviderOutcome | null = null;
  #clockAheadMs: number | null = null;
  #probedAtMs = Number.NEGATIVE_INFINITY;
  #probing: Promise<void> | null = null;

  constructor(options: ProviderWatchOptions) {
    this.#options = options;
  }

  /** How a real call ended. A refusal of one payment is an answer: the provider is there. */
  heard(outcome: ProviderOutcome): void {
    this.#last = outcome;
  }

  /** What is known now; starts a probe where that is too old, and waits only for the very first one. */
  async findings(): Promise<readonly ReadinessCode[]> {
    if (this.#isStale()) this.#probing ??= this.#probe();
    if (this.#last === null && this.#probing !== null) await Promise.race([this.#probing, pause(FIRST_WAIT_MS)]);
    const isOff = this.#clockAheadMs !== null && Math.abs(this.#clockAheadMs) > CLOCK_OFF_MS;
    return [...this.#providerFindings(), ...(isOff ? (['clock-off'] as const) : [])];
  }

  #providerFindings(): readonly ReadinessCode[] {
    switch (this.#last) {
      case 'misconfigured':
        return ['provider-misconfigured'];
      case 'unavailable':
      case 'faulted':
        return ['provider-unreachable'];
      default:
        return [];
    }
  }

  #isStale(): boolean {
    const isGood = this.#last !== null && this.#providerFindings().length === 0;
    return this.#options.elapsedMs() - this.#probedAtMs > (isGood ? GOOD_FOR_MS : BAD_FOR_MS);
  }

  async #probe(): Promise<void> {
    this.#probedAtMs = this.#options.elapsedMs();
    const { outcome, clockAheadMs } = await this.#options.probe();
    this.heard(outcome);
    if (clockAheadMs !== null) this.#clockAheadMs = clockAheadMs;
    this.#probing = null;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
