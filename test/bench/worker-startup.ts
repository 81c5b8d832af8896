// How much processor time a Worker's first answer costs in workerd, against a Worker that does nothing. Processor time,
// because the rest is waiting for a process to be made.

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Figure } from '../support/figures.ts';
import { freePort } from '../support/free-port.ts';
import { bundleWorker, gzipBytes } from '../support/workers/bundle-worker.ts';

const WORKERD = resolve(import.meta.dirname, '../../node_modules/workerd/bin/workerd');
const ROUNDS = 9;
const READY_LIMIT_MS = 20_000;
/** Linux counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;
const EMPTY = "export class Ticker {}\nexport default { fetch: () => new Response('nothing') };\n";
const HOPED_GZIP_KB = 120;

/** Bundle size and start-up. `folder` is for workerd's files. */
export async function workerFigures(folder: string): Promise<Figure[]> {
  const bundle = await bundleWorker();
  const ours = await medianCpuMs(folder, bundle);
  const empty = await medianCpuMs(folder, new TextEncoder().encode(EMPTY));
  return [
    {
      bench: 'worker first answer in workerd',
      value: ours,
      unit: 'ms CPU',
      reference: empty,
      against: 'an empty Worker',
    },
    {
      bench: 'worker bundle, gzip',
      value: gzipBytes(bundle) / 1024,
      unit: 'KB',
      reference: HOPED_GZIP_KB,
      against: 'hoped for',
    },
  ];
}

async function medianCpuMs(folder: string, script: Uint8Array): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await cpuMsOfFirstAnswer(folder, script));
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

async function cpuMsOfFirstAnswer(folder: string, script: Uint8Array): Promise<number> {
  const port = await freePort();
  writeFileSync(join(folder, 'index.js'), script);
  writeFileSync(join(folder, 'worker.capnp'), configOf(port));
  const server = spawn(WORKERD, ['serve', join(folder, 'worker.capnp')], { stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('close', resolve));
  try {
    await firstAnswer(`http://127.0.0.1:${port}/healthz`);
    return cpuMsOf(server.pid ?? 0);
  } finally {
    server.kill('SIGKILL');
    await ended;
  }
}

// The Worker has no settings here and says so with 503: it has been read, compiled and asked, which is what is measured.
async function firstAnswer(url: string): Promise<void> {
  const giveUpAt = performance.now() + READY_LIMIT_MS;
  while (performance.now() < giveUpAt) {
    const response = await fetch(url).catch(() => null);
    if (response !== null) {
      await response.arrayBuffer();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  throw new Error(`workerd did not answer within ${READY_LIMIT_MS} ms`);
}

function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
  return (user + system) * MS_PER_TICK;
}

function configOf(port: number): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .main) ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "main") ],
);
const main :Workerd.Worker = (
  modules = [ (name = "index.js", esModule = embed "index.js") ],
  compatibilityDate = "2026-10-01",
  durableObjectNamespaces = [ (className = "Ticker", uniqueKey = "ticker") ],
  durableObjectStorage = (inMemory = void),
);
`;
}
