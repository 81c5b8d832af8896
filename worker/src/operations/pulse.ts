// When the sweep last came through. Monotonic time, because a clock that jumps must not look like a sweep that stalls.

/** A tick takes 20 s at most and the next begins 2 s later; five times that is no accident. */
const STALLED_MS = 120_000;

export class Pulse {
  readonly #elapsedMs: () => number;
  #lastMs: number;

  constructor(elapsedMs: () => number) {
    this.#elapsedMs = elapsedMs;
    this.#lastMs = elapsedMs();
  }

  /** A tick has ended well. */
  beat(): void {
    this.#lastMs = this.#elapsedMs();
  }

  ageMs(): number {
    return this.#elapsedMs() - this.#lastMs;
  }

  isStalled(): boolean {
    return this.ageMs() > STALLED_MS;
  }
}
