// Amounts are integers in the smallest unit. No zod in this file: browsers load it.

import type { Currency } from './currency.ts';
import { scaleOf } from './currency.ts';

export { parseAmountText } from './amount-text.ts';
export type { Currency } from './currency.ts';
export { CURRENCIES, isCurrency, scaleOf } from './currency.ts';

/** An amount: a safe integer in minor units (fen for CNY) and its ISO 4217 currency. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: Currency;
}

/** Largest single gift, in minor units. Stripe refuses more than eight digits. */
export const GIFT_MAX_MINOR = 99_999_999;

/** Adds two amounts of one currency; throws RangeError on mixed currencies or an unsafe sum. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  const amountMinor = a.amountMinor + b.amountMinor;
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError('the sum is not a safe integer');
  return { amountMinor, currency: a.currency };
}

/** `1234500` CNY → `12345.00`: exact decimal text, no grouping, for machines and for input fields. */
export function toDecimalText(money: Money): string {
  const scale = scaleOf(money.currency);
  const digits = String(Math.abs(money.amountMinor)).padStart(scale + 1, '0');
  const sign = money.amountMinor < 0 ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * A whole number in groups of three, `1,234`, as both languages write it. Not by `Intl`: what that loads at its first use takes
 * a core fifty milliseconds, which was most of what drawing a card took.
 */
export function formatCount(count: number | string): string {
  return `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * Amount for people. Chinese, in either script: `12,345.00 元`; English: `CNY 12,345.00`. `short` drops `.00`.
 * Grouping is done here, not by Intl, so that server and browser print the same text.
 */
export function formatMoney(
  money: Money,
  locale: 'zh-CN' | 'zh-Hant' | 'en',
  style: 'full' | 'short' = 'full',
): string {
  const [whole = '0', fraction] = toDecimalText(money).split('.');
  const grouped = formatCount(whole);
  const keepFraction = fraction !== undefined && !(style === 'short' && /^0+$/.test(fraction));
  const figure = keepFraction ? `${grouped}.${fraction}` : grouped;
  if (locale === 'en') return `${money.currency} ${figure}`;
  return money.currency === 'CNY' ? `${figure} 元` : `${figure} ${money.currency}`;
}
