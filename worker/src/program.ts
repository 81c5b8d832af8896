// The server as a program under a supervisor: a signal drains it and ends it with 0, a configuration or a file that
// cannot be used ends it with one sentence, and a fault that nobody caught ends it so that the supervisor starts it
// afresh. Nothing is repaired in a process that is in a state nobody planned; the books need no goodbye.

import { createReporter } from './adapters/system/reporter.ts';
import { ConfigError } from './config.ts';
import type { Clock, Reporter } from './ports/index.ts';
import { StoreError } from './ports/index.ts';
import { within } from './serving.ts';
import { traceOf } from './trace.ts';

/** Exit code after a fault that nobody caught (`EX_SOFTWARE` of sysexits.h). */
export const FAULT_EXIT_CODE = 70;
const REFUSED_EXIT_CODE = 1;
/** How long answers that are nearly there may still take after a fault. */
const FAULT_DRAIN_MAX_MS = 2_000;

interface Running {
  close(): Promise<void>;
  notReady(): void;
  readonly databaseTaken?: Promise<void>;
}

/** Starts, and from then on ends only as said above. */
export async function runProgram(start: () => Promise<Running>, clock: Clock): Promise<void> {
  const reporter = createReporter({ write: (line) => process.stdout.write(`${line}\n`), clock, level: 'info' });
  // Whoever read the log may go away. Each line would then end in a fault, whose line would end in the next.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  let running: Running | null = null;
  const fail = endAfterFault(reporter, () => running);
  process.on('uncaughtException', (error) => fail('uncaught-exception', error));
  process.on('unhandledRejection', (error) => fail('unhandled-rejection', error));
  try {
    running = await start();
    const { close, notReady, databaseTaken } = running;
    const stop = () => void close().then(() => process.exit(0));
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    void databaseTaken?.then(() => {
      reporter.report('error', 'database-taken', {});
      notReady();
      // Not cut short: closing folds what was acknowledged into the file.
      void close().then(() => process.exit(FAULT_EXIT_CODE));
    });
  } catch (error) {
    endRefused(error);
  }
}

/** Does one thing and ends; what cannot be used ends it with one sentence. */
export async function runOnce(work: () => Promise<void>): Promise<void> {
  await work().catch(endRefused);
}

function endRefused(error: unknown): never {
  if (!(error instanceof ConfigError) && !(error instanceof StoreError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(REFUSED_EXIT_CODE);
}

function endAfterFault(reporter: Reporter, current: () => Running | null) {
  let isEnding = false;
  const end = () => process.exit(FAULT_EXIT_CODE);
  return (event: string, error: unknown) => {
    reporter.report('error', event, { ...traceOf(error) });
    if (isEnding) return;
    isEnding = true;
    const running = current();
    if (running === null) return end();
    running.notReady();
    void within(FAULT_DRAIN_MAX_MS, running.close()).then(end, end);
  };
}
