#!/usr/bin/env node
// The only file that touches the process: streams, environment, Ctrl-C, exit code.

import { run } from './run.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Once: the command ends what it is doing and says where it stopped. A second Ctrl-C is the system's again.
  process.once(signal, () => interruption.abort());
}

process.exitCode = await run(process.argv.slice(2), {
  print: (line) => console.log(line),
  warn: (line) => console.error(line),
  env: process.env,
  signal: interruption.signal,
});
