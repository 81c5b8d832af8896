// What a donor sees on coming back from paying. Only what the server has said: no word of thanks for money that is not
// known to be there.

import type { Pledge, PledgeStatus } from '@happy-homeland/sdk';
import { html } from 'lit/html.js';
import type { OutcomeMessages } from './messages/outcome-zh-cn.ts';
import { outcomeZhCn } from './messages/outcome-zh-cn.ts';
import type { Part, View } from './view.ts';
import { link, moneyText } from './view.ts';
import { toWebUrl } from './web-url.ts';

const SENTENCES = {
  created: 'awaiting',
  awaiting_payment: 'awaiting',
  needs_review: 'awaiting',
  failed: 'unpaid',
  expired: 'unpaid',
  quarantined: 'quarantined',
  refunded: 'refunded',
  partially_refunded: 'refunded',
  disputed: 'disputed',
} as const satisfies Record<Exclude<PledgeStatus, 'paid'>, keyof OutcomeMessages>;

/** `pledge` is undefined where its fate could not be read. */
export function outcomeView(view: View, pledge: Pledge | undefined, retry: () => void): Part {
  const text = view.text.outcome ?? outcomeZhCn;
  if (!pledge) return panel(html`${text.unreadable} <button @click=${retry}>${view.text.retry}</button>`);
  const { status, receipt, amount } = pledge;
  if (status !== 'paid') return panel(html`${text[SENTENCES[status]]}`);
  return panel(
    html`<b>${text.thanks}</b><br>${text.paid(moneyText(view, amount.amountMinor))}<br>${
      receipt ? link(toWebUrl(receipt.href, view.api), `${text.receipt} ${receipt.receiptNo}`) : ''
    }`,
  );
}

function panel(content: Part) {
  return html`<div class="notice" role="status" tabindex="-1">${content}</div>`;
}
