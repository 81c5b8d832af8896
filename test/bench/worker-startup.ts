// How much processor time a Worker's first answer costs in workerd, against a Worker that does nothing. Processor time,
// because the rest is waiting for a process to be made; in turns, because a busy machine slows whatever runs just then.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Figure } from '../support/figures.ts';
import { freePort } from '../support/free-port.ts';
import { bundleWorker, gzipBytes } from '../support/workers/bundle-worker.ts';

const WORKERD = resolve(import.meta.dirname, '../../node_modules/workerd/bin/workerd');
const ROUNDS = 9;
const READY_LIMIT_MS = 20_000;
const NS_PER_MS = 1e6;
const EMPTY = "export class Ticker {}\nexport default { fetch: () => new Response('nothing') };\n";
const HOPED_GZIP_KB = 120;

/** Bundle size and start-up. `folder` is for workerd's files. */
export async function workerFigures(folder: string): Promise<Figure[]> {
  const bundle = await bundleWorker();
  const ours: number[] = [];
  const empty: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    empty.push(await cpuMsOfFirstAnswer(folder, new TextEncoder().encode(EMPTY)));
    ours.push(await cpuMsOfFirstAnswer(folder, bundle));
  }
  return [
    {
      bench: 'worker first answer in workerd',
      value: medianOf(ours),
      unit: 'ms CPU',
      reference: medianOf(empty),
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

function medianOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
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

// Of every thread, in nanoseconds; the sum for the whole process is kept in hundredths of a second only.
function cpuMsOf(pid: number): number {
  const times = readdirSync(`/proc/${pid}/task`).map((thread) => {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  });
  return times.reduce((sum, ns) => sum + ns, 0) / NS_PER_MS;
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
