// Civil dates as the law counts them: whole days in Asia/Shanghai, which has been UTC+8 without summer time since 1991.
// A date is its text, so it can be compared as text, and the machine's time zone never takes part.

import { RulesError } from '../error.ts';

/** `YYYY-MM-DD`, a day of the Gregorian calendar in Asia/Shanghai. */
export type CivilDate = string;

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const LENGTH = 'YYYY-MM-DD'.length;
const FOUR_DIGITS = 1_000;
const ZERO = 48;
const DASH = 45;
/** Days that are added or taken at most; more is a slip, and would leave the calendar. */
const DAYS_MAX = 1_000_000;
const MONTHS_PER_YEAR = 12;
const MONTHS_BEFORE_MARCH = 2;
const MEAN_YEAR_DAYS = 365.2425;
/** From 0000-03-01 to 1970-01-01. */
const EPOCH_DAYS = 719_468;
/** 0001-01-01 and 9999-12-31. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/** Whether `value` is `YYYY-MM-DD` and a day that exists. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || value.length !== LENGTH) return false;
  if (value.charCodeAt(4) !== DASH || value.charCodeAt(7) !== DASH) return false;
  const [year, month, day] = partsOf(value);
  return year >= 1 && month >= 1 && month <= MONTHS_PER_YEAR && day >= 1 && day <= lengthOf(year, month);
}

/** Throws RulesError `not-a-date` for anything but a day of the calendar. */
export function requireCivilDate(value: unknown): CivilDate {
  if (isCivilDate(value)) return value;
  const message = `expected a date YYYY-MM-DD that exists, got ${typeof value === 'string' ? value.slice(0, 40) : typeof value}`;
  throw new RulesError({ code: 'not-a-date', message });
}

/** The civil date in Asia/Shanghai of an ISO 8601 instant with its offset, or null where the text is no instant. */
export function civilDateAt(instant: string): CivilDate | null {
  if (typeof instant !== 'string' || !/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(instant)) return null;
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return null;
  const days = Math.floor((ms + SHANGHAI_OFFSET_MS) / DAY_MS);
  return days >= FIRST_DAY && days <= LAST_DAY ? toDate(days) : null;
}

/** `days` calendar days later; the day itself is not counted (Civil Code art. 201). Negative counts backwards. */
export function addDays(date: CivilDate, days: number): CivilDate {
  requireCount(days, DAYS_MAX);
  return toDate(dayNumber(date) + days);
}

/**
 * `months` later on the same day of the month, or the last day of a month that is too short (Civil Code art. 202). Count
 * from the original day every time: 11-30 gives 02-28, and six months later 05-30, not 05-28.
 */
export function addMonthsAnchored(date: CivilDate, months: number): CivilDate {
  requireCount(months, DAYS_MAX);
  const [year, month, day] = partsOf(requireCivilDate(date));
  const index = year * MONTHS_PER_YEAR + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / MONTHS_PER_YEAR), (index % MONTHS_PER_YEAR) + 1];
  const toDay = Math.min(day, lengthOf(toYear, toMonth));
  return dateOf(toYear, toMonth, toDay);
}

/** `years` later on the same day; 02-29 becomes 02-28 where there is none. */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonthsAnchored(date, years * MONTHS_PER_YEAR);
}

/** The year that the date begins with; -1 where it is none. */
export function yearOf(date: CivilDate): number {
  return digits(date, 0, 4);
}

/** The earliest of these days; null and undefined stand for none. */
export function earliestOf(first: CivilDate, ...others: readonly (CivilDate | null | undefined)[]): CivilDate {
  let earliest = first;
  for (const day of others) if (day && day < earliest) earliest = day;
  return earliest;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 is Sunday. */
export function weekdayOf(date: CivilDate): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** Days since 1970-01-01. Whole numbers alone: every deadline comes by here, and a `Date` would take most of its time. */
export function dayNumber(date: CivilDate): number {
  const [year, month, day] = partsOf(requireCivilDate(date));
  // Years begin in March here, so that the leap day is the last of its year.
  const isLate = month > MONTHS_BEFORE_MARCH;
  const [marchYear, monthIndex] = isLate ? [year, month - 3] : [year - 1, month + 9];
  return daysBefore(marchYear) + daysBeforeMonth(monthIndex) + (day - 1) - EPOCH_DAYS;
}

function toDate(number: number): CivilDate {
  const days = number + EPOCH_DAYS;
  // The mean year is a little long or short for most days, so the year that it gives is off by one at most.
  let marchYear = Math.floor(days / MEAN_YEAR_DAYS);
  if (daysBefore(marchYear) > days) marchYear -= 1;
  else if (daysBefore(marchYear + 1) <= days) marchYear += 1;
  const dayOfYear = days - daysBefore(marchYear);
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const isLate = monthIndex < MONTHS_PER_YEAR - MONTHS_BEFORE_MARCH;
  const [year, month] = isLate ? [marchYear, monthIndex + 3] : [marchYear + 1, monthIndex - 9];
  return dateOf(year, month, dayOfYear - daysBeforeMonth(monthIndex) + 1);
}

/** Days from March of the year 0 to March of `year`. */
function daysBefore(year: number): number {
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** Days from the first of March: 31, 61, 92, 122, 153 and so on, five months at a time. */
function daysBeforeMonth(monthIndex: number): number {
  return Math.floor((153 * monthIndex + 2) / 5);
}

function partsOf(date: string): [year: number, month: number, day: number] {
  return [digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10)];
}

/** The whole number that the digits of `text` from `from` up to `to` write; -1 where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function requireCount(count: number, most: number): void {
  if (Number.isInteger(count) && Math.abs(count) <= most) return;
  throw new RulesError({ code: 'not-a-count', message: `expected a whole number of at most ${most}, got ${count}` });
}

function dateOf(year: number, month: number, day: number): CivilDate {
  const date = `${year < FOUR_DIGITS ? String(year).padStart(4, '0') : year}-${two(month)}-${two(day)}`;
  return year >= 1 && date.length === LENGTH ? date : requireCivilDate(date);
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
