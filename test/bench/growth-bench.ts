// The same pages on a thousand gifts and on a million, in turns. What a page costs must not hang on how many have given.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_ORIGIN } from '@happy-homeland/worker/testing';
import type { Figure } from '../support/figures.ts';
import { LARGEST, writeGifts } from './gifts.ts';
import { DRIVER_CORE, Program, SERVER_CORE } from './program.ts';
import type { Pace } from './slices.ts';
import { median, parseDriven, parseUrl, parseUsage } from './slices.ts';

const FEW = 1_000;
const CONNECTIONS = 2;
const MIB = 1024 ** 2;

const PAGES: readonly (readonly [string, string])[] = [
  ['list of projects, JSON', '/v1/projects'],
  ['list of projects, page', '/'],
  ['project, JSON', `/v1/projects/${LARGEST}`],
  ['project, page', `/p/${LARGEST}`],
  ['donate page', `/give/${LARGEST}`],
  ['wall of givers', `/v1/projects/${LARGEST}/donations`],
  ['first page of the books', `/v1/projects/${LARGEST}/ledger`],
];

interface GrowthOptions extends Pace {
  readonly folder: string;
  /** How many gifts are many. */
  readonly gifts: number;
}

/** The 95th percentile of each page with many gifts, beside the same with few; medians of slices in turn. */
export async function growthFigures({ folder, gifts, pairs, seconds }: GrowthOptions): Promise<Figure[]> {
  const few = await writeBooks(folder, FEW);
  const many = await writeBooks(folder, gifts);
  await using fewServer = new Program({ name: 'ours', args: [`file:${few.path}`], core: SERVER_CORE });
  const fewOpened = await opened(fewServer);
  await using manyServer = new Program({ name: 'ours', args: [`file:${many.path}`], core: SERVER_CORE });
  const manyOpened = await opened(manyServer);
  await using driver = new Program({ name: 'drive', core: DRIVER_CORE });
  const name = `growth: ${gifts} gifts`;
  const figures: Figure[] = [
    figure(`${name}, written`, many.tookMs / 1000, { unit: 's', reference: few.tookMs / 1000 }),
    figure(`${name}, file`, statSync(many.path).size / MIB, { unit: 'MiB', reference: statSync(few.path).size / MIB }),
    figure(`${name}, start with all checks`, manyOpened.tookMs / 1000, {
      unit: 's',
      reference: fewOpened.tookMs / 1000,
    }),
  ];
  for (const page of PAGES) {
    const bench = { driver, few: fewOpened, many: manyOpened, pace: { pairs, seconds } };
    figures.push(...(await comparePage(page, bench, name)));
  }
  return figures;
}

interface Bench {
  readonly driver: Program;
  readonly few: Opened;
  readonly many: Opened;
  readonly pace: Pace;
}

async function comparePage([title, path]: (typeof PAGES)[number], bench: Bench, name: string): Promise<Figure[]> {
  const { driver, few, many, pace } = bench;
  const slice = async ({ server, url }: Opened) => {
    const headers = { host: new URL(OWN_ORIGIN).host };
    const load = { url: url + path, method: 'GET', headers, connections: CONNECTIONS, seconds: pace.seconds };
    const before = await server.ask({}, parseUsage);
    const driven = await driver.ask(load, parseDriven);
    if (driven.failed > 0) throw new Error(`${title}: ${driven.failed} requests failed`);
    return { p95Ms: driven.p95Ms, cpuUs: ((await server.ask({}, parseUsage)) - before) / driven.answered };
  };
  const slices: { readonly few: Slice; readonly many: Slice }[] = [];
  for (const opened of [few, many]) await slice(opened);
  for (let pair = 0; pair < pace.pairs; pair += 1) slices.push({ few: await slice(few), many: await slice(many) });
  const compared = (field: keyof Slice) => {
    const ratios = slices.map((pair) => pair.many[field] / pair.few[field]);
    return {
      value: median(slices.map((pair) => pair.many[field])),
      reference: median(slices.map((pair) => pair.few[field])),
      against: `${FEW} gifts; ${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)} in ${pace.pairs} pairs`,
    };
  };
  return [
    { bench: `${name}, ${title}, p95`, unit: 'ms', ...compared('p95Ms') },
    { bench: `${name}, ${title}, processor time`, unit: 'µs', ...compared('cpuUs') },
  ];
}

interface Slice {
  readonly p95Ms: number;
  readonly cpuUs: number;
}

function figure(bench: string, value: number, rest: Pick<Figure, 'unit' | 'reference'>): Figure {
  return { bench, value, ...rest, against: `${FEW} gifts` };
}

async function writeBooks(folder: string, gifts: number) {
  const path = join(folder, `gifts-${gifts}.db`);
  const startedAt = performance.now();
  await writeGifts(path, gifts);
  return { path, tookMs: performance.now() - startedAt };
}

interface Opened {
  readonly server: Program;
  readonly url: string;
  readonly tookMs: number;
}

/** Resolves once the server has checked structure, keys and books, and answers. It ends where the books differ. */
async function opened(server: Program): Promise<Opened> {
  const startedAt = performance.now();
  const url = await server.ask(undefined, parseUrl);
  return { server, url, tookMs: performance.now() - startedAt };
}
