// The budget as rows that add up, and the steps in the order in which they come.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from './messages/messages-for.ts';
import { moneyText } from './money-text.ts';
import type { Html, PageContext } from './page-context.ts';
import { shareBar } from './share-bar.ts';
import { sourceText } from './source-text.ts';

/** Items with their amounts, a bar for the share of the whole, and the total. */
export function budgetTable(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).project;
  if (card.budget.length === 0) return html`<p class="empty">${words.budgetEmpty}</p>`;
  const totalMinor = card.budget.reduce((sum, line) => sum + line.amount.amountMinor, 0);
  const rows = card.budget.map(
    ({ item, amount }) => html`<tr>
<th scope="row">${sourceText(item, context)}${shareBar({ part: amount.amountMinor, whole: totalMinor })}</th>
<td class="amount">${moneyText(amount, context.lang)}</td>
</tr>`,
  );
  return html`<table class="ledger">
<caption class="visually-hidden">${words.budget}</caption>
<thead><tr><th scope="col">${words.budgetItem}</th><th scope="col" class="amount">${words.amount}</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">${words.total}</th><td class="amount">${moneyText({ amountMinor: totalMinor, currency: card.currency }, context.lang)}</td></tr></tfoot>
</table>`;
}

/** The project's steps as an ordered list; nothing when none were filed. */
export function milestoneList(card: ProjectCard, context: PageContext): Html {
  if (card.milestones.length === 0) return html``;
  return html`<ol class="milestones">${card.milestones.map((step) => html`<li>${sourceText(step, context)}</li>`)}</ol>`;
}
