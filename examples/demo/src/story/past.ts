// The days of the story, in which the demo's deployment runs on a clock of its own: the application on its database, and the
// payment sandbox, which reports what is paid by the same signed notices as ever. Nothing listens but the sandbox.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningSandbox, SandboxOptions } from '@happy-homeland/stripe-sandbox';
import { startSandbox } from '@happy-homeland/stripe-sandbox';
import { createApp } from '@happy-homeland/worker';
import { openPorts } from '@happy-homeland/worker/node';
import type { Ports } from '@happy-homeland/worker/ports';
import { addDays, civilDateAt } from '../civil-date.ts';
import type { Environment } from '../settings.ts';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A deployment whose time is told by the story. */
export interface Past {
  readonly ports: Ports;
  readonly sandbox: RunningSandbox;
  /** Reaches the application as a client would. */
  readonly fetch: Fetch;
  /** Where papers go. */
  readonly papers: string;
  /** The civil date that it is. */
  today(): string;
  /** Lets time pass until an hour of a day in Asia/Shanghai; days count from the demo's first start. */
  goTo(day: number, hour: number): void;
  close(): Promise<void>;
}

export interface PastOptions {
  /** What the worker will be told. */
  readonly workerEnv: Environment;
  readonly sandboxOptions: SandboxOptions;
  readonly startedOn: string;
  readonly firstDay: number;
  readonly folder: string;
}

const DATABASE = 'happy-homeland.db';
const STATE = 'sandbox.json';
const PAPERS = 'story-papers';
/** What belongs to the present: who watches the log, copies the books, or asks for figures. */
const OF_THE_PRESENT: readonly string[] = ['LOG_WITNESSES', 'LOG_QUORUM', 'METRICS_PORT', 'BACKUP_DIR'];

/** Whether books were ever kept in a data directory. */
export function hasBooks(dataDir: string): boolean {
  return existsSync(join(dataDir, DATABASE)) || existsSync(join(dataDir, `${DATABASE}-life`));
}

/** Opens empty books in `folder`, on the first day of the story. */
export async function openPast({ workerEnv, sandboxOptions, startedOn, folder, firstDay }: PastOptions): Promise<Past> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const clock = { atMs: 0 };
  const goTo = (day: number, hour: number): void => {
    const hours = String(hour).padStart(2, '0');
    clock.atMs = Date.parse(`${addDays(startedOn, day)}T${hours}:00:00+08:00`);
  };
  goTo(firstDay, 9);
  // The sandbox is there first, and the application that its notices go to only after it.
  const fetching: { fetch: Fetch } = { fetch: () => Promise.reject(new Error('nobody listens yet')) };
  const sandbox = await startSandbox({
    ...sandboxOptions,
    stateFile: join(folder, STATE),
    clock: { now: () => clock.atMs },
    fetch: (url, init) => fetching.fetch(String(url), init),
  });
  const env = Object.fromEntries(Object.entries(workerEnv).filter(([name]) => !OF_THE_PRESENT.includes(name)));
  const { ports, closeStore } = await openPorts(
    { ...env, DATA_DIR: folder, STRIPE_API_URL: sandbox.url },
    { nowMs: () => clock.atMs },
  ).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  const app = createApp(ports);
  fetching.fetch = async (url, init) => app.fetch(new Request(url, init));
  return {
    ports,
    sandbox,
    goTo,
    fetch: (url, init) => fetching.fetch(url, init),
    papers: join(folder, PAPERS),
    today: () => civilDateAt(clock.atMs),
    close: async () => {
      await sandbox.close();
      await closeStore();
    },
  };
}

/**
 * Moves what was told in `folder` to where the demo keeps it. The books go last but for their marks: a move that is cut off
 * before them leaves a directory without books, in which the story is told anew.
 */
export function moveIn(folder: string, dataDir: string): void {
  const names = readdirSync(folder).filter((name) => !name.endsWith('.json') || name === STATE);
  const isBooks = (name: string) => name.startsWith(DATABASE);
  const books = names.filter(isBooks).toSorted((one, other) => one.length - other.length);
  for (const name of [...names.filter((each) => !isBooks(each)), ...books]) {
    const target = join(dataDir, name);
    rmSync(target, { recursive: true, force: true });
    renameSync(join(folder, name), target);
  }
  rmSync(folder, { recursive: true });
}
