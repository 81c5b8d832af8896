// Civil dates as the law counts them: whole days in Asia/Shanghai, which has been UTC+8 without summer time since 1991.
// A date is its text, so it can be compared as text, and the machine's time zone never takes part.

import { RulesError } from '../error.ts';

/** `YYYY-MM-DD`, a day of the Gregorian calendar in Asia/Shanghai. */
export type CivilDate = string;

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const FORM = /^(?!0000)(\d{4})-(\d{2})-(\d{2})$/;
/** Days that are added or taken at most; more is a slip, and would leave the calendar. */
const DAYS_MAX = 1_000_000;
const MONTHS_PER_YEAR = 12;

/** Whether `value` is `YYYY-MM-DD` and a day that exists. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string') return false;
  const [, year = '', month = '', day = ''] = FORM.exec(value) ?? [];
  return (
    Number(month) >= 1 && Number(month) <= MONTHS_PER_YEAR && Number(day) >= 1 && Number(day) <= lengthOf(year, month)
  );
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
  const text = new Date(ms + SHANGHAI_OFFSET_MS).toISOString();
  return text.length === '2026-11-22T00:00:00.000Z'.length ? text.slice(0, 'YYYY-MM-DD'.length) : null;
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
  const [yearText, monthText] = [pad(toYear, 4), pad(toMonth, 2)];
  return requireCivilDate(`${yearText}-${monthText}-${pad(Math.min(day, lengthOf(yearText, monthText)), 2)}`);
}

/** `years` later on the same day; 02-29 becomes 02-28 where there is none. */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonthsAnchored(date, years * MONTHS_PER_YEAR);
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

/** Days since 1970-01-01. */
export function dayNumber(date: CivilDate): number {
  const [year, month, day] = partsOf(requireCivilDate(date));
  const midnight = new Date(0);
  // `Date.UTC` would take the years 0 to 99 for 1900 to 1999.
  midnight.setUTCFullYear(year, month - 1, day);
  return midnight.getTime() / DAY_MS;
}

function toDate(number: number): CivilDate {
  return requireCivilDate(new Date(number * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length));
}

function partsOf(date: CivilDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function lengthOf(year: string, month: string): number {
  if (month === '02') return isLeap(Number(year)) ? 29 : 28;
  return ['04', '06', '09', '11'].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function requireCount(count: number, most: number): void {
  if (Number.isInteger(count) && Math.abs(count) <= most) return;
  throw new RulesError({ code: 'not-a-count', message: `expected a whole number of at most ${most}, got ${count}` });
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
