// Lets minutes pass in milliseconds. Hashing is done by real threads, so real turns of the loop go in between.

import { afterEach, beforeEach, vi } from 'vitest';

const realTimeout = globalThis.setTimeout;
const STEP_MS = 100;
const STEPS_MAX = 5_000;

/** Call once at the top of a test file. */
export function useVirtualTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Moves the clock until the promise is settled. */
export async function inTime<Value>(pending: Promise<Value>): Promise<Value> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  pending.then(settle, settle);
  for (let step = 0; !settled && step < STEPS_MAX; step += 1) {
    await new Promise((resolve) => realTimeout(resolve));
    if (!settled) await vi.advanceTimersByTimeAsync(STEP_MS);
  }
  return pending;
}
