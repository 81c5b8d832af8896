// On Node a timer drives the tick. One tick at a time; the next is set when the last has ended, so a slow provider
// cannot pile them up.

import { tick } from './domain/tick/tick.ts';
import type { Ports } from './ports/index.ts';

const PAUSE_MS = 2_000;
/** How long one tick may go on before it leaves the rest to the next. */
const TICK_MAX_MS = 20_000;

export interface Sweeping {
  /** Ends after the pledges under way. */
  stop(): Promise<void>;
}

/** `beat` hears of every tick that came through. */
export function startSweeping(ports: Ports, beat: () => void): Sweeping {
  const stopping = new AbortController();
  let wake: () => void = () => undefined;
  const run = async () => {
    while (!stopping.signal.aborted) {
      if (await sweep(ports, stopping.signal)) beat();
      if (stopping.signal.aborted) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PAUSE_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      wake();
      await running;
    },
  };
}

async function sweep(ports: Ports, signal: AbortSignal): Promise<boolean> {
  try {
    const report = await tick(ports, { deadlineMs: ports.clock.nowMs() + TICK_MAX_MS, signal });
    if (report.swept + report.failed > 0) ports.reporter.report('info', 'tick', { ...report });
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.name : 'not an error';
    ports.reporter.report('error', 'tick-failed', { message });
    return false;
  }
}
