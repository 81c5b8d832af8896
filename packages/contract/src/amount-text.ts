// What a person types as an amount. A file of its own, so that a page without a form does not load it.

import type { Currency } from './currency.ts';
import { scaleOf } from './currency.ts';

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
