// Publishing does not wait for the sweep, which waits for the provider: it goes on beside it, and once more after it, so that
// what the sweep settled is published too.

import type { LogPorts } from './known-past.ts';
import { sequence } from './sequencer.ts';

const PAUSE_MS = 2_000;

/** Publishes again and again until `work` has ended, then once more. Never throws: the next round finds out what happened. */
export async function publishMeanwhile(ports: LogPorts, work: Promise<unknown>, mayGoOn: () => boolean): Promise<void> {
  let isOver = false;
  const over = work.then(
    () => undefined,
    () => undefined,
  );
  void over.then(() => {
    isOver = true;
  });
  await publishOnce(ports, mayGoOn);
  while (!isOver) {
    await pauseUnless(over);
    await publishOnce(ports, mayGoOn);
  }
}

async function publishOnce(ports: LogPorts, mayGoOn: () => boolean): Promise<void> {
  try {
    await sequence(ports, mayGoOn);
  } catch (error) {
    const message = error instanceof Error ? error.name : 'not an error';
    ports.reporter.report('error', 'log-round-failed', { message });
  }
}

async function pauseUnless(over: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PAUSE_MS);
  });
  await Promise.race([pause, over]);
  clearTimeout(timer);
}
