// Figures as people read them: always with a unit, tabular, never rounded up.

import type { Currency } from '@happy-homeland/contract';
import { amountInWords } from '@happy-homeland/contract/amount-words';
import { formatMoney } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import type { Html, Lang } from '../page-context.ts';

export interface Amount {
  readonly amountMinor: number;
  readonly currency: Currency;
}

/** `12,345.00 元`, kept on one line. */
export function moneyText(amount: Amount, lang: Lang): Html {
  return html`<span class="money">${formatMoney(amount, lang)}</span>`;
}

/** As `moneyText` without `.00`, for amounts that people choose; the unit stays with its figure. */
export function shortMoney(amount: Amount, lang: Lang): string {
  return formatMoney(amount, lang, 'short').replaceAll(' ', '\u00a0');
}

/** `二十元`; in English `20 yuan`. */
export function amountWords(amount: Amount, lang: Lang): string {
  return amountInWords(amount, lang);
}

/** Share of a whole in whole per cent, rounded down and held to 0 … 100: a bar never claims more than there is. */
export function percentFloor({ part, whole }: { readonly part: number; readonly whole: number }): number {
  if (whole <= 0 || part <= 0) return 0;
  return Math.min(100, Math.floor((part / whole) * 100));
}

/** Basis points as a percentage without rounding: `525` → `5.25%`. */
export function bpsText(bps: number): string {
  const fraction = String(bps % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.floor(bps / 100)}${fraction === '' ? '' : `.${fraction}`}%`;
}
