// Amounts are integers in the smallest unit. `Intl` cannot be trusted for the scale (Node and workerd disagree on
// HUF, for one), so the scale of every currency we take is a table here. No zod in this file: browsers load it.

/** Minor-unit digits of each currency this software takes (ISO 4217). */
const SCALES = { CNY: 2, HKD: 2, USD: 2, EUR: 2, GBP: 2, CAD: 2, AUD: 2, SGD: 2, JPY: 0, MYR: 2, NZD: 2 } as const;

export type Currency = keyof typeof SCALES;

export const CURRENCIES = Object.keys(SCALES).filter(isCurrency);

/** An amount: a safe integer in minor units (fen for CNY) and its ISO 4217 currency. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: Currency;
}

/** Largest single gift, in minor units. Stripe refuses more than eight digits. */
export const GIFT_MAX_MINOR = 99_999_999;

export function isCurrency(value: string): value is Currency {
  return Object.hasOwn(SCALES, value);
}

/** Digits after the decimal point: 2 for CNY, 0 for JPY. */
export function scaleOf(currency: Currency): number {
  return SCALES[currency];
}

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
 * Amount for people. Chinese: `12,345.00 元`; English: `CNY 12,345.00`. `short` drops `.00`.
 * Grouping is done here, not by Intl, so that server and browser print the same text.
 */
export function formatMoney(money: Money, locale: 'zh-CN' | 'en', style: 'full' | 'short' = 'full'): string {
  const [whole = '0', fraction] = toDecimalText(money).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const keepFraction = fraction !== undefined && !(style === 'short' && /^0+$/.test(fraction));
  const figure = keepFraction ? `${grouped}.${fraction}` : grouped;
  if (locale === 'en') return `${money.currency} ${figure}`;
  return money.currency === 'CNY' ? `${figure} 元` : `${figure} ${money.currency}`;
}

const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * What a person typed → minor units, or null. Takes full-width digits and points, grouping commas, a unit
 * (`元`, `圆`, `块`, `¥`, the currency code) and blanks. Never rounds: a third decimal is refused.
 */
export function parseAmountText(text: string, currency: Currency): number | null {
  const plain = text
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/[。]/g, '.')
    .replace(/[\s\u3000]/g, '')
    .replace(/^[¥￥$]|(元|圆|块)$/g, '')
    .replace(new RegExp(`^${currency}|${currency}$`, 'i'), '');
  const grouped = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain);
  const digits = grouped ? plain.replaceAll(',', '') : plain;
  const match = /^(\d{1,9})(?:\.(\d*))?$/.exec(digits);
  const scale = scaleOf(currency);
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > scale) return null;
  const minor = Number(`${match[1]}${fraction.padEnd(scale, '0')}`);
  return Number.isSafeInteger(minor) ? minor : null;
}
