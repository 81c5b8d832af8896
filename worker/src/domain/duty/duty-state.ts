// Where a duty stands on a day. Its dates are kept; what they mean is worked out when it is read, so that nothing has to be
// rewritten because a day has begun.

import type { DutyState, ListedDuty } from '@happy-homeland/contract';
import type { DutyListQuery, DutyRecord, NamedDutyRecord } from '../../ports/index.ts';

/** Days before the day as counted from which a duty is due soon. */
export const SOON_DAYS = 14;
/** The longest that the State Council has ever put off a working day, twice over. */
const ROLLED_MAX_DAYS = 40;
const DAY_MS = 24 * 60 * 60_000;

export function stateOn({ met, dueStrict, dueLegal }: DutyRecord, today: string): DutyState {
  if (met) return 'met';
  if (dueLegal < today) return 'overdue';
  return dueStrict <= daysAfter(today, SOON_DAYS) ? 'due-soon' : 'upcoming';
}

type Bounds = Pick<DutyListQuery, 'met' | 'newestFirst' | 'legalFrom' | 'legalTo' | 'strictFrom' | 'strictTo'>;

/** How the duties of a state are found; without one all that are not met. */
export function boundsOf(state: DutyState | undefined, today: string): Bounds {
  const soon = daysAfter(today, SOON_DAYS);
  const open = { met: false, newestFirst: false } as const;
  switch (state) {
    case 'met':
      return { met: true, newestFirst: true };
    case 'overdue':
      return { ...open, legalTo: daysAfter(today, -1) };
    case 'due-soon':
      // The bound on the legal date says nothing new, but the index is by that date.
      return { ...open, legalFrom: today, legalTo: daysAfter(soon, ROLLED_MAX_DAYS), strictTo: soon };
    case 'upcoming':
      return { ...open, legalFrom: daysAfter(soon, 1), strictFrom: daysAfter(soon, 1) };
    default:
      return open;
  }
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

export function toListedDuty(record: NamedDutyRecord, today: string): ListedDuty {
  const { dutyId, federation, charity, campaign, project, projectId } = record;
  return {
    dutyId,
    state: stateOn(record, today),
    subject: subjectOf(record),
    federation,
    charity,
    campaign,
    project,
    projectId,
    name: record.projectTitle ?? record.campaignTitle ?? record.charityName,
    duty: toDuty(record, today),
  };
}

function subjectOf({ projectId, campaignId }: DutyRecord): ListedDuty['subject'] {
  if (projectId !== null) return 'project';
  return campaignId === null ? 'charity' : 'campaign';
}

function toDuty(record: DutyRecord, today: string): ListedDuty['duty'] {
  const { rule, kind, dueStrict, dueLegal, words } = record;
  return { rule, kind, dueStrict, dueLegal, status: statusOn(record, today), ...words };
}

function statusOn({ met, told, dueLegal, words }: DutyRecord, today: string): ListedDuty['duty']['status'] {
  if (met) return 'met';
  if (dueLegal < today) return told ? 'overdue' : 'unknown';
  return words.publishedHereOn === null ? 'open' : 'published-here';
}
