// When a campaign must be disclosed (Charity Law 2023 art. 79): every three months while it runs, where it runs for more
// than six, and within three months of its end.

import type { CivilDate } from './civil-date.ts';
import { addMonthsAnchored, requireCivilDate } from './civil-date.ts';
import type { Due } from './due.ts';
import { dueAfterMonths, dueOn } from './due.ts';

const LONG_MONTHS = 6;
const EVERY_MONTHS = 3;
/** A campaign is filed for three years at most; one that claims a century still gets an answer. */
const PROGRESS_MAX = 400;

export interface DisclosureDates {
  /** None for six months or less: «超过» leaves the figure itself out (Civil Code art. 1259). */
  readonly progress: readonly Due[];
  readonly final: Due;
}

/** Due dates of a campaign or project from `start` to `end`, both inclusive. Throws RulesError `not-a-date`. */
export function disclosureDueDates({
  start,
  end,
}: {
  readonly start: CivilDate;
  readonly end: CivilDate;
}): DisclosureDates {
  requireCivilDate(start);
  requireCivilDate(end);
  return { progress: progressDates(start, end), final: dueAfterMonths(end, EVERY_MONTHS) };
}

function progressDates(start: CivilDate, end: CivilDate): Due[] {
  if (end <= addMonthsAnchored(start, LONG_MONTHS)) return [];
  const dates: Due[] = [];
  for (let quarter = 1; quarter <= PROGRESS_MAX; quarter += 1) {
    const date = addMonthsAnchored(start, EVERY_MONTHS * quarter);
    if (date >= end) break;
    dates.push(dueOn(date));
  }
  return dates;
}
