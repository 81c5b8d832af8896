// Every deadline is two dates: as counted, and as the Civil Code lets it end. We warn on the first and call it a breach
// on the second, because applying article 203 to the duties of charities is our reading.

import type { CivilDate } from './civil-date.ts';
import { addDays, addMonthsAnchored } from './civil-date.ts';
import { isCalendarKnown, rollForward } from './working-days.ts';

/** A deadline that counts forwards. */
export interface Due {
  /** The last day as counted. */
  readonly dueStrict: CivilDate;
  /** The same, or the first working day after it (Civil Code art. 203). */
  readonly dueLegal: CivilDate;
}

/** Both dates of a deadline whose last day, as counted, is `date`. */
export function dueOn(date: CivilDate): Due {
  return { dueStrict: date, dueLegal: rollForward(date) };
}

/** Within `days` calendar days of `date` (art. 201: the day itself is not counted). */
export function dueAfterDays(date: CivilDate, days: number): Due {
  return dueOn(addDays(date, days));
}

/** Within `months` months of `date` (art. 202). */
export function dueAfterMonths(date: CivilDate, months: number): Due {
  return dueOn(addMonthsAnchored(date, months));
}

/** Whether the rolled date rests on a calendar that was announced. */
export function isDueCertain({ dueStrict, dueLegal }: Due): boolean {
  return isCalendarKnown(dueStrict) && isCalendarKnown(dueLegal);
}
