// Gifts by where they came in. Money from designated platforms and banks enters as statement batches, so the count is
// of gifts, never of invented persons.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { moneyText } from '../text/money-text.ts';

export function sourceTable(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang);
  if (card.bySource.length === 0) return html`<p class="empty">${words.project.noGifts}</p>`;
  const rows = card.bySource.map(
    ({ source, raisedMinor, donors }) => html`<tr>
<th scope="row">${words.source[source]}</th>
<td class="amount">${donors}</td>
<td class="amount">${moneyText({ amountMinor: raisedMinor, currency: card.currency }, context.lang)}</td>
</tr>`,
  );
  return html`<table class="ledger">
<caption class="visually-hidden">${words.project.bySource}</caption>
<thead><tr><th scope="col">${words.project.source}</th><th scope="col" class="amount">${words.project.giftsHeader}</th><th scope="col" class="amount">${words.project.amount}</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">${words.project.total}</th><td class="amount">${card.donors}</td><td class="amount">${moneyText({ amountMinor: card.raisedMinor, currency: card.currency }, context.lang)}</td></tr></tfoot>
</table>`;
}
