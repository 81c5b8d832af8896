// The figures as a README quotes them.

import type { Measured, MeasuredPage } from './measured.ts';
import type { Peer } from './peers.ts';
import type { Visit } from './visit.ts';

const KB = 1024;
const ROUND_TRIP_MS = 2000;

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function ownTable({ own, nextBytes, many }: MeasuredPage): string {
  const [tags, projects] = many;
  const longest = Math.max(tags.longestTaskMs, projects.longestTaskMs);
  const apis = ({ asked }: Visit) => asked.filter(({ pathname }) => pathname.startsWith('/v1/')).length;
  return [
    table(own),
    '',
    `Each further tag: ${(nextBytes / KB).toFixed(1)} KB of heap. A page with 20 tags asks the API ${apis(tags)} time for one project and ${apis(projects)} times for 20; its longest task is ${longest < 50 ? 'under 50' : longest.toFixed(0)} ms.`,
  ].join('\n');
}

export function peerTable(results: readonly Measured[], peers: readonly Peer[]): string {
  return [table(results), '', ...peers.map(({ name, what }) => `- ${name}: ${what}.`)].join('\n');
}

function table(results: readonly Measured[]): string {
  const head = [
    '',
    'requests',
    'bytes raw',
    'gzip',
    'brotli',
    'FCP',
    'usable',
    'round trips',
    'CLS',
    'heap',
    'longest task',
  ];
  return [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...results.map(row)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function row({ subject, slow, free, heapBytes }: Measured): string[] {
  const { raw, gzip, brotli } = free.bytes;
  const of = (read: (visit: Visit) => number) => median(slow.map(read));
  return [
    subject.name,
    String(free.asked.length),
    ...[raw, gzip, brotli].map(thousands),
    ...[of(({ fcpMs }) => fcpMs), of(({ usableMs }) => usableMs)].map((ms) => `${(ms / 1000).toFixed(2)} s`),
    String(Math.floor(of(({ usableMs }) => usableMs) / ROUND_TRIP_MS)),
    of(({ shift }) => shift)
      .toFixed(4)
      .replace(/\.?0+$/, ''),
    heapBytes === undefined ? '' : `${(heapBytes / KB).toFixed(0)} KB`,
    free.longestTaskMs < 50 ? '< 50 ms' : `${free.longestTaskMs.toFixed(0)} ms`,
  ];
}

function thousands(bytes: number): string {
  return bytes.toLocaleString('en-GB');
}
