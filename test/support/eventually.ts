import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 10_000;
const INTERVAL_MS = 50;

/**
 * Repeats an assertion until it holds, and throws its last failure once the limit is over.
 * For things that happen in another process; inside one process, await the thing itself.
 */
export async function eventually<T>(assertion: () => T | Promise<T>, limitMs: number = LIMIT_MS): Promise<T> {
  const deadlineMs = performance.now() + limitMs;
  for (;;) {
    try {
      return await assertion();
    } catch (failure) {
      if (performance.now() > deadlineMs) throw failure;
    }
    await sleep(INTERVAL_MS);
  }
}
