// What lies in a place, added up. A place is the first two, four or six digits of a region's code.

import type { JournalTotal } from './journal.ts';

/** Σ of one kind and source of the journals of all projects there, net of reversals. */
export type PlaceTotal = Omit<JournalTotal, 'projectId'>;

export const PLACE_COUNTS = [
  'project',
  'duty-met',
  'duty-owed',
  'duty-untold',
  'report-open',
  'report-in-time',
  'report-late',
] as const;

/** How many of something there are. Of what is owed or open: those whose day is before `today` apart from the others. */
export interface PlaceCount {
  readonly what: (typeof PLACE_COUNTS)[number];
  readonly isPast: boolean;
  readonly count: number;
}

export interface PlaceReads {
  placeTotals(place: string): Promise<readonly PlaceTotal[]>;
  placeCounts(query: { readonly place: string; readonly today: string }): Promise<readonly PlaceCount[]>;
  /** Places of `digits` digits inside `place` with projects, after `after`, in order of their codes. */
  placesIn(query: {
    readonly place: string;
    readonly digits: number;
    readonly after: string;
    readonly limit: number;
  }): Promise<readonly { readonly place: string; readonly projects: number }[]>;
}
