// Whole requests, against the same work written by hand, in turns on the same core: on a shared machine only what was
// measured side by side can be compared.

import { deepEqual } from 'node:assert/strict';
import { join } from 'node:path';
import {
  aListedPublication,
  anId,
  OWN_ORIGIN,
  openLibsqlStore,
  pledgeUnit,
  projectMigrations,
  sessionUnit,
  settleUnit,
} from '@happy-homeland/worker/testing';
import type { Figure } from '../support/figures.ts';
import type { Load } from './drive.ts';
import { DRIVER_CORE, Program, SERVER_CORE } from './program.ts';
import type { Pace } from './slices.ts';
import { median, parseDriven, parseUrl, parseUsage } from './slices.ts';

const CONNECTIONS = 32;
const WAITING = 64;
const SEEDED_GIFTS = 200;
/** Far from the sessions that the payments in memory number from 1. */
const FIRST_SEEDED = 1_000_000_000;
/** Large enough that no slice reaches the goal. */
const GOAL_MINOR = 40_000_000;

interface Server {
  readonly program: Program;
  readonly url: string;
}

interface Case {
  readonly bench: string;
  readonly against: string;
  readonly load: Omit<Load, 'url' | 'seconds'> & { readonly path: string };
}

const PROJECT = `/v1/projects/${anId('project')}`;
const GIFT = JSON.stringify({
  projectId: anId('project'),
  amount: { amountMinor: 100, currency: 'CNY' },
  display: { mode: 'anonymous' },
  fiscalReceipt: { mode: 'waived' },
});
const GET = { method: 'GET', headers: { host: new URL(OWN_ORIGIN).host }, connections: CONNECTIONS } as const;
const POST = {
  method: 'POST',
  headers: { host: new URL(OWN_ORIGIN).host, origin: OWN_ORIGIN, 'content-type': 'application/json' },
  body: GIFT,
} as const;

const CASES: readonly Case[] = [
  { bench: 'http: JSON without database', against: 'by hand', load: { ...GET, path: '/healthz' } },
  { bench: 'http: project read', against: 'by hand', load: { ...GET, path: PROJECT } },
  {
    bench: 'http: pledge write, FULL',
    against: 'by hand, as many commits',
    load: { ...POST, path: '/v1/pledges', connections: CONNECTIONS },
  },
  {
    bench: `http: pledge write, FULL, ${WAITING} waiting`,
    against: 'by hand, a commit each',
    load: { ...POST, path: '/v1/pledges', connections: WAITING },
  },
];

/** Requests per second of ours and of the reference, as medians of slices in turn. */
export async function httpFigures(folder: string, pace: Pace): Promise<Figure[]> {
  const paths = { ours: join(folder, 'ours.db'), byHand: join(folder, 'by-hand.db') };
  for (const path of Object.values(paths)) await publish(path);
  await using ours = new Program({
    name: 'ours',
    args: [`file:${paths.ours}`],
    core: SERVER_CORE,
    logPath: join(folder, 'ours.log'),
  });
  await using byHand = new Program({
    name: 'by-hand',
    args: [paths.byHand, OWN_ORIGIN],
    core: SERVER_CORE,
    logPath: join(folder, 'by-hand.log'),
  });
  await using driver = new Program({ name: 'drive', core: DRIVER_CORE });
  const servers = {
    ours: { program: ours, url: await ours.ask(undefined, parseUrl) },
    byHand: { program: byHand, url: await byHand.ask(undefined, parseUrl) },
  };
  await requireSameCard(servers);
  const figures: Figure[] = [];
  for (const measured of CASES) figures.push(...(await measure(measured, { driver, servers, pace })));
  return figures;
}

async function publish(path: string): Promise<void> {
  const store = await openLibsqlStore({ url: `file:${path}`, migrations: await projectMigrations() });
  await store.commit(aListedPublication({ goalMinor: GOAL_MINOR }));
  for (let number = FIRST_SEEDED; number < FIRST_SEEDED + SEEDED_GIFTS; number += 1) {
    await store.commit([...pledgeUnit(number), ...sessionUnit(number), ...settleUnit(number)]);
  }
  await store.close();
}

interface Bench {
  readonly driver: Program;
  readonly servers: { readonly ours: Server; readonly byHand: Server };
  readonly pace: Pace;
}

async function measure({ bench, against, load }: Case, { driver, servers, pace }: Bench): Promise<Figure[]> {
  const { path, ...asked } = load;
  const slice = async ({ program, url }: Server, seconds: number) => {
    const before = await program.ask({}, parseUsage);
    const driven = await driver.ask({ ...asked, url: url + path, seconds } satisfies Load, parseDriven);
    const spentUs = (await program.ask({}, parseUsage)) - before;
    if (driven.failed > 0) throw new Error(`${bench}: ${driven.failed} requests failed`);
    return { perSecond: driven.perSecond, cpuUs: spentUs / driven.answered };
  };
  for (const server of Object.values(servers)) await slice(server, 1);
  const ours: Slice[] = [];
  const byHand: Slice[] = [];
  for (let pair = 0; pair < pace.pairs; pair += 1) {
    ours.push(await slice(servers.ours, pace.seconds));
    byHand.push(await slice(servers.byHand, pace.seconds));
  }
  const ratios = ours.map(({ perSecond }, index) => perSecond / (byHand[index]?.perSecond ?? Number.NaN));
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)} in ${ratios.length} pairs`;
  const of = (slices: readonly Slice[], field: keyof Slice) => median(slices.map((value) => value[field]));
  return [
    {
      bench,
      value: of(ours, 'perSecond'),
      unit: '1/s',
      reference: of(byHand, 'perSecond'),
      against: `${against}; ${spread}`,
    },
    {
      bench: `${bench}, processor time`,
      value: of(ours, 'cpuUs'),
      unit: 'µs',
      reference: of(byHand, 'cpuUs'),
      against,
    },
  ];
}

interface Slice {
  readonly perSecond: number;
  readonly cpuUs: number;
}

/** The reference must do the same work before it may stand as one. */
async function requireSameCard({ ours, byHand }: Bench['servers']): Promise<void> {
  const [own, hand] = await Promise.all([ours, byHand].map(({ url }) => fetch(url + PROJECT)));
  deepEqual(await hand?.json(), await own?.json());
}
