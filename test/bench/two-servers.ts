// The same pages of two deployments that differ in how much is in their books, in turns: only the ratio means something.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_ORIGIN } from '@happy-homeland/worker/testing';
import type { Figure } from '../support/figures.ts';
import { DRIVER_CORE, Program, SERVER_CORE } from './program.ts';
import type { Pace } from './slices.ts';
import { median, parseDriven, parseUrl, parseUsage } from './slices.ts';

const CONNECTIONS = 2;
const MIB = 1024 ** 2;

export interface ComparedPage {
  readonly title: string;
  /** Of each deployment, asked in turn. */
  readonly paths: (size: number) => readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

interface Comparison {
  /** Stands before every figure. */
  readonly name: string;
  /** What a size counts. */
  readonly unit: string;
  readonly folder: string;
  readonly few: number;
  readonly many: number;
  readonly write: (path: string, size: number) => Promise<void>;
  readonly pages: readonly ComparedPage[];
  readonly pace: Pace;
}

/**
 * The 95th percentile of each page with many, beside the same with few, of the best of slices in turn; and the processor time
 * of a request, of the median slice.
 */
export async function compareSizes(comparison: Comparison): Promise<Figure[]> {
  const { name, few, many, pages } = comparison;
  const against = `${few} ${comparison.unit}`;
  const fewBooks = await writeBooks(comparison, few);
  const manyBooks = await writeBooks(comparison, many);
  await using fewServer = new Program({ name: 'ours', args: [`file:${fewBooks.path}`], core: SERVER_CORE });
  const fewOpened = await opened(fewServer, few);
  await using manyServer = new Program({ name: 'ours', args: [`file:${manyBooks.path}`], core: SERVER_CORE });
  const manyOpened = await opened(manyServer, many);
  await using driver = new Program({ name: 'drive', core: DRIVER_CORE });
  const figure = (title: string, value: number, rest: Pick<Figure, 'unit' | 'reference'>): Figure => {
    return { bench: `${name}, ${title}`, value, ...rest, against };
  };
  const figures = [
    figure('written', manyBooks.tookMs / 1000, { unit: 's', reference: fewBooks.tookMs / 1000 }),
    figure('file', statSync(manyBooks.path).size / MIB, {
      unit: 'MiB',
      reference: statSync(fewBooks.path).size / MIB,
    }),
    figure('start with all checks', manyOpened.tookMs / 1000, { unit: 's', reference: fewOpened.tookMs / 1000 }),
  ];
  const bench = { driver, few: fewOpened, many: manyOpened, pace: comparison.pace, name, against };
  for (const page of pages) figures.push(...(await comparePage(page, bench)));
  return figures;
}

interface Bench {
  readonly driver: Program;
  readonly few: Opened;
  readonly many: Opened;
  readonly pace: Pace;
  readonly name: string;
  readonly against: string;
}

interface Slice {
  readonly p95Ms: number;
  readonly cpuUs: number;
}

async function comparePage(page: ComparedPage, bench: Bench): Promise<Figure[]> {
  const { few, many, pace, name } = bench;
  const slices: { readonly few: Slice; readonly many: Slice }[] = [];
  for (const one of [few, many]) await sliceOf(page, one, bench);
  for (let pair = 0; pair < pace.pairs; pair += 1) {
    slices.push({ few: await sliceOf(page, few, bench), many: await sliceOf(page, many, bench) });
  }
  const ratios = slices.map((pair) => pair.many.cpuUs / pair.few.cpuUs);
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)} in ${pace.pairs} pairs`;
  const all = (size: 'few' | 'many', field: keyof Slice) => slices.map((pair) => pair[size][field]);
  return [
    {
      bench: `${name}, ${page.title}, p95`,
      unit: 'ms',
      // Of the best slice: neighbours only ever add to it.
      value: Math.min(...all('many', 'p95Ms')),
      reference: Math.min(...all('few', 'p95Ms')),
      against: bench.against,
    },
    {
      bench: `${name}, ${page.title}, processor time`,
      unit: 'µs',
      value: median(all('many', 'cpuUs')),
      reference: median(all('few', 'cpuUs')),
      against: `${bench.against}; ${spread}`,
    },
  ];
}

async function sliceOf(page: ComparedPage, { server, url, size }: Opened, { driver, pace }: Bench): Promise<Slice> {
  const headers = { host: new URL(OWN_ORIGIN).host, ...page.headers };
  const paths = page.paths(size);
  const load = { url, paths, method: 'GET', headers, connections: CONNECTIONS, seconds: pace.seconds };
  const before = await server.ask({}, parseUsage);
  const driven = await driver.ask(load, parseDriven);
  if (driven.failed > 0) throw new Error(`${page.title}: ${driven.failed} requests failed`);
  return { p95Ms: driven.p95Ms, cpuUs: ((await server.ask({}, parseUsage)) - before) / driven.answered };
}

async function writeBooks({ folder, unit, write }: Comparison, size: number) {
  const path = join(folder, `${unit}-${size}.db`);
  const startedAt = performance.now();
  await write(path, size);
  return { path, tookMs: performance.now() - startedAt };
}

interface Opened {
  readonly server: Program;
  readonly url: string;
  readonly size: number;
  readonly tookMs: number;
}

/** Resolves once the server has checked structure, keys and books, and answers. It ends where the books differ. */
async function opened(server: Program, size: number): Promise<Opened> {
  const startedAt = performance.now();
  const url = await server.ask(undefined, parseUrl);
  return { server, url, size, tookMs: performance.now() - startedAt };
}
