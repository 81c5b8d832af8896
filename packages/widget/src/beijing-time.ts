// Instants are shown in the time of the place the project is in, whatever the reader's device says. China has kept
// UTC+8 without summer time since 1991, so no time-zone data is needed, and server and browser print the same.

import type { Locale } from './messages.ts';

const OFFSET_MS = 8 * 3_600_000;

/** `2026-11-22T06:05:00.000Z` → `11 月 22 日 14:05` or `22 Nov 2026 14:05`. */
export function formatInstant(instant: string, locale: Locale): string {
  const date = new Date(Date.parse(instant) + OFFSET_MS);
  const english = date.toUTCString().slice(5, 22);
  if (locale === 'en') return english;
  return `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日 ${english.slice(12)}`;
}
