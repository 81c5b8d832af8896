// The scale of every currency we take is a table, because `Intl` cannot be trusted for it (Node and workerd disagree on
// HUF, for one). No zod in this file: browsers load it.

/** Minor-unit digits of each currency this software takes (ISO 4217). */
const SCALES = { CNY: 2, HKD: 2, USD: 2, EUR: 2, GBP: 2, CAD: 2, AUD: 2, SGD: 2, JPY: 0, MYR: 2, NZD: 2 } as const;

export type Currency = keyof typeof SCALES;

// Marked, because a bundler does not know that `filter` changes nothing, and browsers never need the list.
export const CURRENCIES = /* @__PURE__ */ Object.keys(SCALES).filter(isCurrency);

export function isCurrency(value: string): value is Currency {
  return Object.hasOwn(SCALES, value);
}

/** Digits after the decimal point: 2 for CNY, 0 for JPY. Throws for a currency that came over the wire and is not ours. */
export function scaleOf(currency: Currency): number {
  if (!isCurrency(currency)) throw new RangeError(`no scale for ${currency}`);
  return SCALES[currency];
}
