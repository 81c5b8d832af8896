// The same race with real processes: three of them publish one log across a network, and one after the other is killed, at
// whatever it is doing. A real witness, with a real network in between, watches the checkpoints.

import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseAddCheckpoint } from '@happy-homeland/log';
import type { Store, WitnessAnswer } from '@happy-homeland/worker/ports';
import {
  aJournal,
  anId,
  aPublication,
  beginLog,
  booking,
  MemoryWitness,
  openLogProcess,
  sequence,
  testPorts,
} from '@happy-homeland/worker/testing';
import { seededRandom } from '../../support/durability/seeded-random.ts';
import { tempRemoteStore } from '../../support/hrana/temp-remote-store.ts';
import type { Report, Scenario } from '../scenario.ts';
import { sized } from '../scenario.ts';
import { bundledScript } from '../server/bundle.ts';
import type { LogPlan } from '../server/log-plan.ts';
import { LogExaminer } from './log-examiner.ts';

const PROCESSES = 3;
const GIFTS_MAX = 8;
const LIFE_MAX_MS = 700;
const TODAY = '2026-11-22';
/** How much faster the processes' clocks run. */
const PACE = 20;
const STATUS = { cosigned: 200, conflict: 409, inconsistent: 422, unavailable: 503 } as const;

export const sequencerKill: Scenario = {
  name: 'sequencer-kill',
  ids: [],
  run: async (run) => {
    const kills = sized(run, { slice: 4, quick: 60, full: 300 });
    const random = seededRandom(run.seed);
    await using world = await openWorld();
    let made = 0;
    const processes = await Promise.all(Array.from({ length: PROCESSES }, () => world.start()));
    for (let kill = 0; kill < kills; kill += 1) {
      const unit = Array.from({ length: 1 + Math.floor(random() * GIFTS_MAX) }, () => {
        made += 1;
        return booking(aJournal({ journalId: anId(`gift${made}`), effectKey: `paid:stripe:pi_${made}` }));
      });
      await world.store.commit(unit);
      await pause(random() * LIFE_MAX_MS);
      const place = Math.floor(random() * PROCESSES);
      processes[place]?.kill('SIGKILL');
      processes[place] = await world.start();
    }
    const published = await world.published();
    for (const process of processes) process.kill('SIGKILL');
    run.progress(`${kills} kills, ${made} gifts, ${published} leaves published by processes that were killed`);
    const report = await world.report({ kills, made });
    return report;
  },
};

interface World extends AsyncDisposable {
  readonly store: Store;
  start(): Promise<ChildProcess>;
  /** How many leaves are published now. */
  published(): Promise<number>;
  report(played: { readonly kills: number; readonly made: number }): Promise<Report>;
}

async function openWorld(): Promise<World> {
  const remote = await tempRemoteStore();
  const { store } = remote;
  const log = await openLogProcess({ blobs: store.blobs, holder: 'last', witnesses: [] });
  const baseMs = Date.now();
  const nowMs = () => baseMs + (Date.now() - baseMs) * PACE;
  const ports = { ...(await testPorts({ store, log })), clock: { nowMs } };
  await store.commit(aPublication());
  await beginLog(ports, TODAY);
  const broken: string[] = [];
  const witness = await MemoryWitness.of(log.keys.verifierKeys[0] ?? '', 1, () => Math.floor(nowMs() / 1_000));
  const server = await serveWitness(witness, broken);
  const program = await bundledScript('log-process');
  let lives = 0;
  return {
    store,
    start: async () => {
      lives += 1;
      const { verifierKey } = witness;
      const told = { url: server.url, verifierKey, isOwn: false };
      const plan: LogPlan = {
        url: remote.server.url,
        token: remote.token,
        holder: `life ${lives}`,
        witness: told,
        baseMs,
        pace: PACE,
      };
      const child = fork(program, { env: { ...process.env, LOG_PLAN: JSON.stringify(plan) } });
      await new Promise((resolve) => child.once('message', resolve));
      child.on('message', (word) => {
        if (String(word).startsWith('stopped')) broken.push(`a process ${String(word)}`);
      });
      return child;
    },
    published: async () => (await store.log.checkpoint())?.size ?? 0,
    report: async ({ kills, made }) => {
      await sequenceToTheEnd(ports);
      const examiner = new LogExaminer();
      await examiner.end(ports);
      broken.push(...examiner.broken);
      const fixed = await store.log.fixed();
      if (fixed !== made + 1) broken.push(`${made} gifts were given and ${fixed - 1} are in the log`);
      return reportOf({ kills, broken, caught: await control(ports), fixed });
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      await remote.remove();
    },
  };
}

async function sequenceToTheEnd(ports: Parameters<typeof sequence>[0]): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    const { kind } = await sequence(ports);
    if (kind === 'idle') return;
    await pause(100);
  }
}

// A row that somebody edited: the examiner has to say so.
async function control(ports: Parameters<typeof sequence>[0] & Parameters<LogExaminer['end']>[0]): Promise<string[]> {
  const examiner = new LogExaminer();
  const { store } = ports;
  const leaves: typeof store.log.leaves = async (query) =>
    (await store.log.leaves(query)).map((leaf) => (leaf.index === 1 ? { ...leaf, bytes: new Uint8Array(3) } : leaf));
  const { directory, pledges, books, limits, verdicts, work, uploads, log } = store;
  const commit: Store['commit'] = (unit) => store.commit(unit);
  await examiner.end({
    ...ports,
    store: { directory, pledges, books, limits, verdicts, work, uploads, commit, log: { ...log, leaves } },
  });
  return examiner.broken;
}

interface Found {
  readonly kills: number;
  readonly broken: readonly string[];
  readonly caught: readonly string[];
  readonly fixed: number;
}

function reportOf({ kills, broken, caught, fixed }: Found): Report {
  const name = 'sequencers killed for real';
  return {
    figures: [
      { bench: `${name}: broken promises`, value: broken.length, unit: 'found', reference: 0, against: 'allowed' },
      { bench: `${name}: kills`, value: kills, unit: 'kills', reference: 60, against: 'asked for' },
      { bench: `${name}: leaves`, value: fixed, unit: 'leaves', reference: fixed, against: 'booked' },
    ],
    broken,
    caught,
  };
}

async function serveWitness(witness: MemoryWitness, broken: string[]) {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const asked = parseAddCheckpoint(Buffer.concat(parts).toString());
      if (asked === undefined) return response.writeHead(400).end();
      const { checkpoint: note, oldSize, proof } = asked;
      const answer = await witness.submit({ note, oldSize: Number(oldSize), proof });
      if (answer.kind === 'inconsistent') broken.push('a witness was shown another history');
      return response.writeHead(STATUS[answer.kind]).end(textOf(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

function textOf(answer: WitnessAnswer): string {
  if (answer.kind === 'cosigned') return answer.line;
  return answer.kind === 'conflict' ? `${answer.size}\n` : '';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
