import type { Clock } from './clock.ts';
import type { ClockRow } from './state/rows.ts';
import type { Store } from './state/store.ts';

const ROW_ID = 'clock';
const MACHINE_TIME: ClockRow = { offsetMs: 0, frozenAtMs: null };

/** What the control plane shows of the clock. */
export interface ClockReading {
  /** ISO-8601, UTC. */
  readonly now: string;
  readonly nowMs: number;
  /** How far the clock is ahead of the machine's; negative when it is behind. */
  readonly offsetMs: number;
  readonly frozen: boolean;
}

/**
 * The time of the sandbox: that of another clock, moved or stopped by a test. It is part of the state, because a session
 * that has expired must not be open again after a restart.
 */
export class VirtualClock implements Clock {
  readonly #base: Clock;
  readonly #store: Store;
  #listeners: readonly (() => void)[] = [];

  constructor(base: Clock, store: Store) {
    this.#base = base;
    this.#store = store;
  }

  now(): number {
    const { offsetMs, frozenAtMs } = this.#row();
    return frozenAtMs ?? this.#base.now() + offsetMs;
  }

  read(): ClockReading {
    const nowMs = this.now();
    return {
      now: new Date(nowMs).toISOString(),
      nowMs,
      offsetMs: nowMs - this.#base.now(),
      frozen: this.#row().frozenAtMs !== null,
    };
  }

  /** How long the machine has to wait until `atMs`; `null` when the clock stands still before it. */
  waitMs(atMs: number): number | null {
    const left = Math.max(0, atMs - this.now());
    return left > 0 && this.#row().frozenAtMs !== null ? null : left;
  }

  /** Moves the clock to an instant, forwards or backwards, and lets it run on from there or stand. */
  set(to: { readonly nowMs: number; readonly frozen: boolean }): void {
    const offsetMs = to.nowMs - this.#base.now();
    this.#store.put('clock', ROW_ID, { offsetMs, frozenAtMs: to.frozen ? to.nowMs : null });
    this.#tell();
  }

  advance(byMs: number): void {
    this.set({ nowMs: this.now() + byMs, frozen: this.#row().frozenAtMs !== null });
  }

  /** Back to the machine's time. */
  reset(): void {
    this.#store.remove('clock', ROW_ID);
    this.#tell();
  }

  /** Calls `listener` after every move. */
  onMove(listener: () => void): void {
    this.#listeners = [...this.#listeners, listener];
  }

  #row(): ClockRow {
    return this.#store.get('clock', ROW_ID) ?? MACHINE_TIME;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
