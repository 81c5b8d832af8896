// What `npm start` runs. The only file of the demo that touches the process: environment, signals, exit code.

import { addressLines } from './addresses.ts';
import { nowMs } from './clock.ts';
import type { Demo } from './demo.ts';
import { DemoError } from './demo-error.ts';

/** A terminal's Ctrl-C reaches this process twice, from the terminal and from npm: one wish, not two. */
const SAME_WISH_MS = 1000;
/** Longer than any drain; what still hangs then will hang for ever. */
const CLOSE_LIMIT_MS = 20_000;
const SHOWN_PROJECT = 'qingyi-canteen';

const stop = new AbortController();
let askedAtMs = 0;

function askedToStop(): void {
  if (!stop.signal.aborted) {
    askedAtMs = nowMs();
    console.log('正在停止… Stopping…');
    stop.abort();
    setTimeout(() => process.exit(1), CLOSE_LIMIT_MS).unref();
  } else if (nowMs() - askedAtMs > SAME_WISH_MS) {
    process.exit(1);
  }
}

async function main(): Promise<void> {
  const stopped = new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
  // Loaded only now, because reading the whole house takes a second in which a signal has to be heard too.
  const { startDemo } = await import('./demo.ts');
  const demo = await startDemo(process.env, { say: (line) => console.log(line), signal: stop.signal });
  if (!stop.signal.aborted) announce(demo);
  if (!stop.signal.aborted) await stopped;
  await demo.close();
}

function announce(demo: Demo): void {
  const projectId = demo.projectIds[SHOWN_PROJECT] ?? '';
  for (const line of addressLines({ ...demo, projectId })) console.log(line);
  console.log(`ready ${demo.url}`);
}

process.on('SIGINT', askedToStop);
process.on('SIGTERM', askedToStop);
try {
  await main();
  process.exit(0);
} catch (error) {
  if (!(error instanceof DemoError)) throw error;
  if (error.code === 'stopped') process.exit(0);
  console.error(error.zh);
  console.error(error.en);
  process.exit(1);
}
