#!/usr/bin/env node
// The only file that touches the process: streams, environment, signals, exit code.

import { run } from './run.ts';

// Whoever read the log may go away; the witness stays.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const code = await run(process.argv.slice(2), {
  env: process.env,
  print: (line) => void process.stdout.write(`${line}\n`),
  untilStopped: async (running) => {
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
    });
    await running.close();
  },
});
process.exit(code);
