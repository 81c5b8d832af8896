// The same pages of two deployments that differ in how much is in their books, in turns: only the ratio means something.

import { statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { OWN_ORIGIN } from '@happy-homeland/worker/testing';
import type { Figure } from '../support/figures.ts';
import { Program, SERVER_CORE } from './program.ts';
import { parseUrl } from './slices.ts';

const AGENT = new Agent({ keepAlive: true, maxSockets: 1 });
/** Requests of each page, and how many before them that are not counted. */
const ASKED = 200;
const WARMING = 20;
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
}

/** The 95th percentile and the median of each page with many, beside the same with few, asked in turns. */
export async function compareSizes(comparison: Comparison): Promise<Figure[]> {
  const { name, few, many, pages } = comparison;
  const against = `${few} ${comparison.unit}`;
  const fewBooks = await writeBooks(comparison, few);
  const manyBooks = await writeBooks(comparison, many);
  await using fewServer = new Program({ name: 'ours', args: [`file:${fewBooks.path}`], core: SERVER_CORE });
  const fewOpened = await opened(fewServer, few);
  await using manyServer = new Program({ name: 'ours', args: [`file:${manyBooks.path}`], core: SERVER_CORE });
  const manyOpened = await opened(manyServer, many);
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
  const bench = { few: fewOpened, many: manyOpened, name, against };
  for (const page of pages) figures.push(...(await comparePage(page, bench)));
  return figures;
}

interface Bench {
  readonly few: Opened;
  readonly many: Opened;
  readonly name: string;
  readonly against: string;
}

// Request by request in turns: whatever neighbours do, they do to both.
async function comparePage(page: ComparedPage, { few, many, name, against }: Bench): Promise<Figure[]> {
  const sides = [few, many].map((opened) => ({ opened, paths: page.paths(opened.size), timesMs: [] as number[] }));
  const headers = { host: new URL(OWN_ORIGIN).host, ...page.headers };
  for (let at = -WARMING; at < ASKED; at += 1) {
    for (const { opened, paths, timesMs } of sides) {
      const path = paths[(at + WARMING) % paths.length] ?? '/';
      const startedAt = performance.now();
      await get(new URL(path, opened.url), headers);
      if (at >= 0) timesMs.push(performance.now() - startedAt);
    }
  }
  const [reference = [], value = []] = sides.map(({ timesMs }) => timesMs.toSorted((a, b) => a - b));
  const figure = (title: string, share: number): Figure => ({
    bench: `${name}, ${page.title}, ${title}`,
    unit: 'ms',
    value: value[Math.floor(ASKED * share)] ?? Number.NaN,
    reference: reference[Math.floor(ASKED * share)] ?? Number.NaN,
    against: `${against}; ${ASKED} of each in turns`,
  });
  return [figure('p95', 0.95), figure('median', 0.5)];
}

function get(url: URL, headers: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((done, failed) => {
    const asked = request(url, { headers, agent: AGENT }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode === 200) done();
        else failed(new Error(`${url.pathname} answered ${answer.statusCode}`));
      });
    });
    asked.once('error', failed);
    asked.end();
  });
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
