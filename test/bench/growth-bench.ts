// The same pages on a thousand gifts and on a million, in turns. What a page costs must not hang on how many have given.

import type { Figure } from '../support/figures.ts';
import { LARGEST, writeGifts } from './gifts.ts';
import { compareSizes } from './two-servers.ts';

const PAGES: readonly (readonly [string, string])[] = [
  ['list of projects, JSON', '/v1/projects'],
  ['list of projects, page', '/'],
  ['project, JSON', `/v1/projects/${LARGEST}`],
  ['project, page', `/p/${LARGEST}`],
  ['donate page', `/give/${LARGEST}`],
  ['wall of givers', `/v1/projects/${LARGEST}/donations`],
  ['first page of the books', `/v1/projects/${LARGEST}/ledger`],
];

interface GrowthOptions {
  readonly folder: string;
  /** How many gifts are many. */
  readonly gifts: number;
}

/** Pages of a project that half of all gifts went to. */
export function growthFigures({ folder, gifts }: GrowthOptions): Promise<Figure[]> {
  const pages = PAGES.map(([title, path]) => ({ title, paths: () => [path] }));
  const sizes = { unit: 'gifts', few: 1_000, many: gifts };
  return compareSizes({ name: `growth: ${gifts} gifts`, folder, ...sizes, write: writeGifts, pages });
}
