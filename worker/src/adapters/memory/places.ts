// What lies in a place, by looking at all of it: the plain answer that the kept figures of a database are compared with.

import type { PlaceCount, PlaceReads, PlaceTotal, ProjectRecord } from '../../ports/index.ts';
import { PLACE_COUNTS } from '../../ports/index.ts';
import { isInTime } from './complaints.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

export function placeReads(now: () => Tables): PlaceReads {
  return {
    placeTotals: async (place) => totalsIn(now(), place),
    placeCounts: async ({ place, today }) => countsIn(now(), place, today),
    placesIn: async ({ place, digits, after, limit }) => {
      const inside = projectsIn(now(), place).map(({ region }) => region.slice(0, digits));
      return [...new Set(inside)]
        .filter((one) => one.length > place.length && one > after)
        .sort()
        .slice(0, limit)
        .map((one) => ({ place: one, projects: inside.filter((other) => other === one).length }));
    },
  };
}

function projectsIn({ projects }: Tables, place: string): readonly ProjectRecord[] {
  return projects.all().filter(({ region }) => region.startsWith(place));
}

function totalsIn(tables: Tables, place: string): PlaceTotal[] {
  const own = new Set(projectsIn(tables, place).map(({ projectId }) => projectId));
  const sums = new Map<string, PlaceTotal>();
  for (const { projectId, kind, source, currency, amountMinor, entries } of tables.totals.all()) {
    if (!own.has(projectId)) continue;
    const key = keyOf(kind, source, currency);
    const known = sums.get(key) ?? { kind, source, currency, amountMinor: 0, entries: 0 };
    sums.set(key, { ...known, amountMinor: known.amountMinor + amountMinor, entries: known.entries + entries });
  }
  return [...sums]
    .filter(([, { amountMinor, entries }]) => entries > 0 || amountMinor !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, total]) => total);
}

interface Counted {
  readonly what: PlaceCount['what'];
  readonly dueOn: string;
}

function countsIn(tables: Tables, place: string, today: string): PlaceCount[] {
  const projects = projectsIn(tables, place);
  const all = [...projects.map(() => ({ what: 'project', dueOn: '' }) as const), ...dutiesOf(tables, projects)];
  all.push(...reportsOf(tables, projects));
  const isPast = ({ dueOn }: Counted) => dueOn !== '' && dueOn < today;
  return [...PLACE_COUNTS].sort().flatMap((what) =>
    [false, true].flatMap((past) => {
      const count = all.filter((one) => one.what === what && isPast(one) === past).length;
      return count === 0 ? [] : [{ what, isPast: past, count }];
    }),
  );
}

function dutiesOf({ duties }: Tables, projects: readonly ProjectRecord[]): Counted[] {
  const subjects = new Set(
    projects.flatMap(({ projectId, campaignId, charityId }) => [projectId, campaignId, charityId]),
  );
  return duties
    .all()
    .filter(({ subjectId }) => subjects.has(subjectId))
    .map(({ met, told, dueLegal }) => {
      if (met) return { what: 'duty-met', dueOn: '' };
      return { what: told ? 'duty-owed' : 'duty-untold', dueOn: dueLegal };
    });
}

function reportsOf({ workItems }: Tables, projects: readonly ProjectRecord[]): Counted[] {
  const own = new Set<string | null>(projects.map(({ projectId }) => projectId));
  return workItems
    .all()
    .filter(({ kind, state, projectId }) => kind === 'complaints' && state !== '' && own.has(projectId))
    .map((item) => {
      if (item.state === 'received') return { what: 'report-open', dueOn: item.dueOn ?? '' };
      return { what: isInTime(item) ? 'report-in-time' : 'report-late', dueOn: '' };
    });
}
