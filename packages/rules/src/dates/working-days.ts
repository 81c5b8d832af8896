// Working days (工作日): not a weekend unless it is made up, not a public holiday.

import { RulesError } from '../error.ts';
import type { CivilDate } from './civil-date.ts';
import { addDays, requireCivilDate, weekdayOf, yearOf } from './civil-date.ts';
import { remember } from './remember.ts';
import { STATE_COUNCIL_CALENDAR } from './state-council-calendar.ts';

const SATURDAY = 6;
const SUNDAY = 0;
/** Some forty years. */
const WORKING_DAYS_MAX = 10_000;

const YEARS: readonly number[] = Object.keys(STATE_COUNCIL_CALENDAR).map(Number);
const KNOWN_YEARS = Object.values(STATE_COUNCIL_CALENDAR);
const WORKED_WEEKENDS: ReadonlySet<CivilDate> = new Set(KNOWN_YEARS.flatMap(({ work }) => work));
const DAYS_OFF: ReadonlySet<CivilDate> = new Set(
  KNOWN_YEARS.flatMap(({ off }) => off.flatMap(([first, last]) => daysFromTo(first, last))),
);

/** Whether the State Council's calendar of a year is here. Where it is not, only weekends are left out. */
export function isYearKnown(year: number): boolean {
  return YEARS.includes(year);
}

/** The same of the year of a date. */
export function isCalendarKnown(date: CivilDate): boolean {
  return isYearKnown(yearOf(date));
}

/** Whether offices work on `date`. In a year without a known calendar: whether it is a weekday. */
export function isWorkingDay(date: CivilDate): boolean {
  if (WORKED_WEEKENDS.has(date)) return true;
  if (DAYS_OFF.has(date)) return false;
  const weekday = weekdayOf(date);
  return weekday !== SATURDAY && weekday !== SUNDAY;
}

/** The `n`th working day after `date`, which is not counted itself; `date` where `n` is 0. Throws for a negative `n`. */
export function addWorkingDays(date: CivilDate, n: number): CivilDate {
  if (!Number.isInteger(n) || n < 0 || n > WORKING_DAYS_MAX) {
    const message = `expected a whole number from 0 to ${WORKING_DAYS_MAX}, got ${n}`;
    throw new RulesError({ code: 'not-a-count', message });
  }
  let day = requireCivilDate(date);
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** `date`, or the first working day after it: a period that ends on a day off ends after it (Civil Code art. 203). */
export const rollForward: (date: CivilDate) => CivilDate = remember((date) => {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
});

function daysFromTo(first: CivilDate, last: CivilDate): CivilDate[] {
  const days = [first];
  for (let day = first; day < last; ) {
    day = addDays(day, 1);
    days.push(day);
  }
  return days;
}
