// Dates are absolute, in Asia/Shanghai, which has had no daylight saving since 1991: plain arithmetic, not Intl, so
// that Node and workerd print the same.

import type { Lang } from '../page-context.ts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const NO_BREAK_SPACE = '\u00a0';
const DAY_MS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `2026-11-22` → `2026 年 11 月 22 日`, in English `22 Nov 2026`. */
export function dateText(civilDate: string, lang: Lang): string {
  const { year, month, day } = partsOf(civilDate);
  return lang === 'en' ? whole(`${day} ${MONTHS[month - 1] ?? ''} ${year}`) : whole(`${year} 年 ${month} 月 ${day} 日`);
}

/** An instant to the minute: `11 月 22 日 14:05`, `22 Nov 2026, 14:05 Beijing time`. */
export function instantText(instant: string, lang: Lang): string {
  const shifted = new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString();
  const date = shifted.slice(0, 10);
  const time = shifted.slice(11, 16);
  if (lang === 'en') return `${dateText(date, 'en')}, ${time} Beijing time`;
  const { month, day } = partsOf(date);
  return whole(`${month} 月 ${day} 日 ${time}`);
}

/** The civil date of an instant in Asia/Shanghai. */
export function civilDateOf(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Whole days from one civil date to another; negative when `to` is earlier. */
export function daysBetween({ from, to }: { readonly from: string; readonly to: string }): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

// A date is one thing: it never breaks over two lines, in a sentence no more than in a table.
function whole(text: string): string {
  return text.replaceAll(' ', NO_BREAK_SPACE);
}

function partsOf(civilDate: string): { year: number; month: number; day: number } {
  const [year, month, day] = civilDate.split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
}
