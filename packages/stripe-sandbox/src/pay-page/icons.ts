import type { PaymentMethod } from '../currencies.ts';
import type { SafeHtml } from './escape.ts';
import { html } from './escape.ts';

// Line drawings of our own: the logos of payment companies stay out of a page that is not theirs.

const WALLET = html`<rect x="4" y="7" width="24" height="18" rx="4"/><path d="M20 16h8M4 12h20"/>`;
const BUBBLES = html`<path d="M13 6c5 0 9 3 9 7s-4 7-9 7l-4 3v-4c-3-1-5-3-5-6 0-4 4-7 9-7z"/><path d="M22 14c4 1 6 3 6 6s-2 5-4 5l1 3-4-3c-2 0-4-1-5-3"/>`;
const CARD = html`<rect x="4" y="7" width="24" height="18" rx="3"/><path d="M4 13h24M8 20h6"/>`;

const DRAWINGS: Readonly<Record<PaymentMethod, SafeHtml>> = { alipay: WALLET, wechat_pay: BUBBLES, card: CARD };

/** A drawing that stands beside the method's name and says nothing by itself. */
export function methodIcon(method: PaymentMethod): SafeHtml {
  return html`<svg class="icon" viewBox="0 0 32 32" aria-hidden="true" focusable="false">${DRAWINGS[method]}</svg>`;
}
