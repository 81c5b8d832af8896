// Instants are shown in the time of the place the project is in, whatever the reader's device says. China has kept
// UTC+8 without summer time since 1991, so no time-zone data is needed, and server and browser print the same.

import type { Locale } from './locale.ts';

const OFFSET_MS = 8 * 3_600_000;

/** `2026-11-22T06:05:00.000Z` → `11 月 22 日 14:05` or `22 November 2026, 14:05 Beijing time`. */
export function formatInstant(instant: string, locale: Locale): string {
  const date = new Date(Date.parse(instant) + OFFSET_MS);
  const time = date.toUTCString().slice(17, 22);
  return locale === 'en' ? `${englishDay(date)}, ${time} Beijing time` : `${chineseDay(date)} ${time}`;
}

/** `2026-10-13` → `2026 年 10 月 13 日` or `13 October 2026`; what is no date is shown as it came. */
export function formatDate(civilDate: string, locale: Locale): string {
  const date = new Date(civilDate);
  if (Number.isNaN(date.getTime())) return civilDate;
  return locale === 'en' ? englishDay(date) : `${date.getUTCFullYear()} 年 ${chineseDay(date)}`;
}

function chineseDay(date: Date): string {
  return `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
}

function englishDay(date: Date): string {
  return date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}
