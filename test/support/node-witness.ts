// The witness as an auditor starts it: the program, its folder, its key.

import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { LaunchedProcess } from './launched-process.ts';
import { launch } from './launched-process.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const NODE = resolve(ROOT, 'node_modules/node/bin/node');
const PROGRAM = resolve(ROOT, 'packages/witness/src/hh-witness.ts');
const LIMIT_MS = 30_000;

export interface NodeWitnessOptions {
  readonly folder: string;
  readonly vars: Readonly<Record<string, string>>;
}

export interface RunningNodeWitness {
  readonly url: string;
  readonly process: LaunchedProcess;
}

/** Runs one command to its end; answers what it printed. Rejects when it fails. */
export async function runWitness(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const options = { env: { ...process.env, ...env }, timeout: LIMIT_MS };
  return (await promisify(execFile)(NODE, [PROGRAM, ...args], options)).stdout.trim();
}

/** Starts it on a free port. */
export async function startNodeWitness({ folder, vars }: NodeWitnessOptions): Promise<RunningNodeWitness> {
  const running = await launch({
    command: NODE,
    args: [PROGRAM],
    cwd: folder,
    env: { PORT: '0', DATA_DIR: folder, ...vars },
    readyLine: /"event":"listening".*?"url":"([^"]+)"/,
    readyLimitMs: LIMIT_MS,
  });
  return { url: running.ready[1] ?? '', process: running };
}
