import { assert } from '../../../assert.ts';
import type { PlaceReads } from '../../../ports/index.ts';
import { PLACE_COUNTS } from '../../../ports/index.ts';
import type { ReadClient } from './record.ts';

// `:` comes right after the last digit.
const TOTALS = `SELECT kind, source, currency, sum(amount_minor), sum(entries) FROM place_total
  WHERE place >= ?1 AND place < ?1 || ':' GROUP BY kind, source, currency HAVING sum(entries) > 0 OR sum(amount_minor) <> 0
  ORDER BY kind, source, currency`;
const COUNTS = `SELECT what, due_on <> '' AND due_on < ?2 AS is_past, sum(count) FROM place_count
  WHERE what IN (SELECT value FROM json_each(?3)) AND place = ?1 GROUP BY what, is_past HAVING sum(count) > 0
  ORDER BY what, is_past`;
const INSIDE = `SELECT place, count FROM place_count
  WHERE what = 'project' AND place > max(?1, ?2) AND place < ?1 || ':' AND length(place) = ?3 AND count > 0
  ORDER BY place LIMIT ?4`;

export function placeReads(database: ReadClient): PlaceReads {
  return {
    placeTotals: async (place) => {
      const { rows } = await database.execute({ sql: TOTALS, args: [place] });
      return rows.map((row) => ({
        kind: String(row[0]),
        source: String(row[1]),
        currency: String(row[2]),
        amountMinor: Number(row[3]),
        entries: Number(row[4]),
      }));
    },
    placeCounts: async ({ place, today }) => {
      const { rows } = await database.execute({ sql: COUNTS, args: [place, today, JSON.stringify(PLACE_COUNTS)] });
      return rows.map((row) => {
        const what = PLACE_COUNTS.find((known) => known === row[0]);
        assert(what !== undefined, 'what is counted is known');
        return { what, isPast: row[1] === 1, count: Number(row[2]) };
      });
    },
    placesIn: async ({ place, digits, after, limit }) => {
      const { rows } = await database.execute({ sql: INSIDE, args: [place, after, digits, limit] });
      return rows.map((row) => ({ place: String(row[0]), projects: Number(row[1]) }));
    },
  };
}
