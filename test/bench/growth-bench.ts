// The same pages on a thousand gifts and on a million, in turns. What a page costs must not hang on how many have given.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_ORIGIN } from '@happy-homeland/worker/testing';
import type { Figure } from '../support/figures.ts';
import { LARGEST, writeGifts } from './gifts.ts';
import { DRIVER_CORE, Program, SERVER_CORE } from './program.ts';
import type { Pace } from './slices.ts';
import { median, parseDriven, parseUrl } from './slices.ts';

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
  for (const [title, path] of PAGES) {
    const slice = async (url: string) => {
      const headers = { host: new URL(OWN_ORIGIN).host };
      const load = { url: url + path, method: 'GET', headers, connections: CONNECTIONS, seconds };
      const driven = await driver.ask(load, parseDriven);
      if (driven.failed > 0) throw new Error(`${title}: ${driven.failed} requests failed`);
      return driven.p95Ms;
    };
    const p95s: { few: number; many: number }[] = [];
    await slice(fewOpened.url);
    await slice(manyOpened.url);
    for (let pair = 0; pair < pairs; pair += 1)
      p95s.push({ few: await slice(fewOpened.url), many: await slice(manyOpened.url) });
    const ratios = p95s.map((pair) => pair.many / pair.few);
    figures.push({
      bench: `${name}, ${title}, p95`,
      value: median(p95s.map((pair) => pair.many)),
      unit: 'ms',
      reference: median(p95s.map((pair) => pair.few)),
      against: `${FEW} gifts; ${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)} in ${pairs} pairs`,
    });
  }
  return figures;
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

/** Resolves once the server has checked structure, keys and books, and answers. It ends where the books differ. */
async function opened(server: Program) {
  const startedAt = performance.now();
  const url = await server.ask(undefined, parseUrl);
  return { url, tookMs: performance.now() - startedAt };
}
