import { isBusy } from './sqlite-failure.ts';

/** How long a unit may try to get the lock. Asynchronous: a busy time-out in SQLite would stop the event loop. */
export const BUSY_MAX_MS = 2000;
const FIRST_PAUSE_MS = 4;
const PAUSE_MAX_MS = 100;

/** Repeats `attempt` while it fails for a busy database, with jitter; the last failure is thrown as it came. */
export async function whileBusy<Result>(attempt: () => Promise<Result>, busyMaxMs = BUSY_MAX_MS): Promise<Result> {
  const giveUpAt = performance.now() + busyMaxMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs * jitter()));
  }
}

/** 0.5 … 1, so that two processes that wait for each other do not wait in step. */
function jitter(): number {
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return 0.5 + byte / 510;
}
