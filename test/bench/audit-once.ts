// One `hh audit` in a process of its own: how long it took, and the most memory it had.

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
process.send?.({ code, seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1_000_000, kibibytes: maxRSS });
