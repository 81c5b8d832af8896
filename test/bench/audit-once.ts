// One `hh audit` in a process of its own: how long it took, and the most memory it had.

import { readFileSync } from 'node:fs';
import { run } from '@happy-homeland/cli';

const [url = '', data = ''] = process.argv.slice(2);
const startedMs = performance.now();
const code = await run(['audit', url, '--data', data, '--lang', 'en'], {
  print: (line) => console.error(line),
  warn: (line) => console.error(line),
  env: {},
  signal: new AbortController().signal,
});
const seconds = (performance.now() - startedMs) / 1_000;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const kibibytes = process.platform === 'linux' ? ownMemory() : maxRSS;
process.send?.({ code, seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1_000_000, kibibytes });

// Linux counts into `maxRSS` of a process what its parent had when it started it; VmHWM is of this program alone.
function ownMemory(): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes);
}
