// Gifts by name, newest first: only those whose givers chose to be named. Without any there is no section, because an
// empty list of names says nothing about the gifts.

import type { Donation } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { moneyText } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

export interface GiftsView {
  readonly gifts: readonly Donation[];
  /** True when there are more than are shown. */
  readonly giftsMore: boolean;
}

export function giftsSection({ gifts, giftsMore }: GiftsView, context: PageContext): Html {
  if (gifts.length === 0) return html``;
  const words = messagesFor(context.lang).project;
  const more = giftsMore ? `${punctuationOf(context.lang).gap}${words.giftsMore}` : '';
  const rows = gifts.map(
    ({ date, name, amount }) => html`<tr>
<th scope="row">${sourceText(name, context)}<span class="fact-note"><time datetime="${date}">${dateText(date, context.lang)}</time></span></th>
<td class="amount">${moneyText(amount, context.lang)}</td>
</tr>`,
  );
  return html`<section id="gifts" aria-labelledby="gifts-heading">
<h2 id="gifts-heading">${words.gifts}</h2>
<p class="fact-note">${words.giftsNote}${more}</p>
<table class="ledger">
<caption class="visually-hidden">${words.gifts}</caption>
<thead><tr><th scope="col">${words.giftsName}</th><th scope="col" class="amount">${words.amount}</th></tr></thead>
<tbody>${rows}</tbody>
</table>
</section>`;
}
