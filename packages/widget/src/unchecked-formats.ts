// How Tibetan and Yi write figures, dates and amounts, for the day on which a speaker has checked them. Browsers and Workers
// carry no data for either (their `Intl` answers in English), so the tables are ours. No element imports this file.

import type { UNCHECKED_LOCALES } from './locale.ts';

export type UncheckedLocale = (typeof UNCHECKED_LOCALES)[number];

interface Formats {
  /** The ten digits, zero first. */
  readonly digits: string;
  /** What stands after year, month and day; both languages name the year first. */
  readonly date: readonly [year: string, month: string, day: string];
  /** The yuan of the renminbi, and whether it stands before the figure. */
  readonly yuan: string;
  readonly isYuanFirst: boolean;
}

const FORMATS: Readonly<Record<UncheckedLocale, Formats>> = {
  // Tibetan counts in digits of its own and puts the unit first: སྒོར་༢༠.
  bo: { digits: '༠༡༢༣༤༥༦༧༨༩', date: ['ལོའི་ཟླ་', 'པའི་ཚེས་', ''], yuan: 'སྒོར་', isYuanFirst: true },
  // Yi writes figures as everybody in China does.
  ii: { digits: '0123456789', date: ['ꈎ', 'ꆪ', 'ꑍ'], yuan: 'ꃐ', isYuanFirst: false },
};

/** Western digits in a text → those of the language. */
export function digitsIn(text: string, locale: UncheckedLocale): string {
  const { digits } = FORMATS[locale];
  return text.replace(/\d/g, (digit) => [...digits][Number(digit)] ?? digit);
}

/** `2026-10-13` → year, month, day in this order; what is no date is shown as it came. */
export function uncheckedDate(civilDate: string, locale: UncheckedLocale): string {
  const [, ...parts] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(civilDate) ?? [];
  if (parts.length !== 3) return civilDate;
  const { date } = FORMATS[locale];
  return digitsIn(parts.map((part, at) => `${Number(part)}${date[at]}`).join(''), locale);
}

/** `12,345.00` (yuan, grouped already) with the digits and the unit of the language. */
export function uncheckedYuan(figure: string, locale: UncheckedLocale): string {
  const { yuan, isYuanFirst } = FORMATS[locale];
  const written = digitsIn(figure, locale);
  return isYuanFirst ? `${yuan}${written}` : `${written} ${yuan}`;
}
