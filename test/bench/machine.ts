// What the absolute figures were measured on. They mean nothing without it, and little with it: the ratios are the figures.

import { closeSync, fdatasyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { canPin } from './program.ts';

const SYNCS = 200;
const PAGE = Buffer.alloc(4096);
const GIB = 1024 ** 3;
/** Magic number of a file system in memory (statfs(2)), where a commit costs nothing and measures nothing. */
const TMPFS = 0x01021994;

/** Says what the machine is and how busy; `folder` is where the databases are. Throws where that is no disk. */
export function describeMachine(folder: string): string {
  if (statfsSync(folder).type === TMPFS) throw new Error('the benches need a folder on a disk: set TMPDIR to one');
  const [load = 0] = loadavg();
  return [
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores`,
    `${(totalmem() / GIB).toFixed(0)} GiB`,
    `Node ${process.versions.node}`,
    `one fdatasync ${medianSyncUs(folder).toFixed(0)} µs`,
    `load ${load.toFixed(1)}`,
    canPin ? 'server and driver on different cores' : 'server and driver not kept apart',
  ].join(' · ');
}

function medianSyncUs(folder: string): number {
  const path = join(folder, 'sync-probe');
  const file = openSync(path, 'w');
  const times: number[] = [];
  for (let sync = 0; sync < SYNCS; sync += 1) {
    const startedAt = performance.now();
    writeSync(file, PAGE);
    fdatasyncSync(file);
    times.push((performance.now() - startedAt) * 1000);
  }
  closeSync(file);
  rmSync(path);
  return times.toSorted((a, b) => a - b)[SYNCS / 2] ?? 0;
}
