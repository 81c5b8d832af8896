// A region: its projects, and what everything that lies there comes to. Nothing is kept about a region itself.

import type { Page, RegionEntry, RegionFunds, RegionPage, RegionQuery } from '@happy-homeland/contract';
import type { PlaceCount, PlaceTotal, Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { advancesMinor, disbursedMinor, fundUseOf } from '../project/fund-use.ts';
import { isGift } from '../project/intake.ts';
import { parseCurrency } from '../project/narrow.ts';
import { AS_OF_STEP_MS, listProjects } from '../project/project.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import type { Region } from './region-code.ts';
import { codeOf, levelBelow, parseRegion } from './region-code.ts';

/** Two digits tell no more apart. */
const BELOW_MAX = 100;

/** Refuses with `not-found` for what is no code of a region, and with `invalid-cursor`. */
export async function getRegion(
  ports: Ports,
  code: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<RegionPage | Refusal> {
  const region = parseRegion(code);
  if (region === null) return refused('not-found', { detail: 'no region has this code' });
  const { place, level } = region;
  const nowMs = ports.clock.nowMs();
  const [projects, totals, counts, below] = await Promise.all([
    listProjects(ports, { region: place, ...page }),
    ports.store.directory.placeTotals(place),
    ports.store.directory.placeCounts({ place, today: civilDateOf(nowMs) }),
    regionsIn(ports, region, { after: '', limit: BELOW_MAX }),
  ]);
  if (isRefusal(projects)) return projects;
  return {
    code: codeOf(place),
    level,
    parent: level === 'province' ? null : codeOf(place.slice(0, -2)),
    below,
    projects: countOf(counts, 'project'),
    funds: fundsOf(totals),
    ...supervisionOf(counts),
    links: { page: `${ports.settings.publicUrl}/r/${codeOf(place)}` },
    asOf: new Date(nowMs - (nowMs % AS_OF_STEP_MS)).toISOString(),
    items: [...projects.items],
    nextCursor: projects.nextCursor,
  };
}

/** Regions with projects: provinces, or those right below one. Refuses with `not-found` or `invalid-cursor`. */
export async function listRegions(ports: Ports, query: RegionQuery): Promise<Page<RegionEntry> | Refusal> {
  const { within, cursor, limit } = query;
  const region = within === undefined ? null : parseRegion(within);
  if (within !== undefined && region === null) return refused('not-found', { detail: 'no region has this code' });
  const after = cursor === undefined ? '' : (parseRegion(cursor)?.place ?? null);
  if (after === null) return refused('invalid-cursor');
  const found = await regionsIn(ports, region, { after, limit: limit + 1 });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.code ?? null) : null };
}

// A project of a whole city or province is of no county: what ends in zeros is the region above itself.
async function regionsIn(
  ports: Ports,
  region: Region | null,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<RegionEntry[]> {
  const below = levelBelow(region);
  if (below === null) return [];
  const { level, digits } = below;
  const found = await ports.store.directory.placesIn({ place: region?.place ?? '', digits, after, limit: limit + 1 });
  return found
    .filter(({ place }) => level === 'province' || !place.endsWith('00'))
    .slice(0, limit)
    .map(({ place, projects }) => ({ code: codeOf(place), level, projects }));
}

function fundsOf(totals: readonly PlaceTotal[]): RegionFunds[] {
  return [...new Set(totals.map(({ currency }) => currency))].map((currency) => {
    const own = totals.filter((total) => total.currency === currency);
    const fundUse = fundUseOf(own, { advancesMinor: advancesMinor(own) });
    return {
      currency: parseCurrency(currency),
      gifts: own.reduce((sum, { kind, entries }) => sum + (isGift(kind) ? entries : 0), 0),
      disbursedMinor: disbursedMinor(own),
      availableMinor: fundUse.heldMinor,
      fundUse,
    };
  });
}

function supervisionOf(counts: readonly PlaceCount[]): Pick<RegionPage, 'duties' | 'reports'> {
  const untold = countOf(counts, 'duty-untold', true);
  const [open, overdue] = [countOf(counts, 'report-open'), countOf(counts, 'report-open', true)];
  const [answeredInTime, answeredLate] = [countOf(counts, 'report-in-time'), countOf(counts, 'report-late')];
  return {
    duties: {
      met: countOf(counts, 'duty-met'),
      due: countOf(counts, 'duty-owed', false) + countOf(counts, 'duty-untold', false),
      overdue: countOf(counts, 'duty-owed', true) + untold,
      untold,
    },
    reports: { received: open + answeredInTime + answeredLate, open, overdue, answeredInTime, answeredLate },
  };
}

function countOf(counts: readonly PlaceCount[], what: PlaceCount['what'], isPast?: boolean): number {
  return counts.reduce(
    (sum, one) => sum + (one.what === what && (isPast === undefined || one.isPast === isPast) ? one.count : 0),
    0,
  );
}
