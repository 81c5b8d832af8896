// Money that partners hold and have not accounted for: the figure to watch, partner by partner.

import type { ProjectCard } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import type { MoneyTrail, PartnerLine } from '../flow/money-flow.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { moneyText } from '../text/money-text.ts';
import { sourceText } from '../text/source-text.ts';

export function advancesSection(
  card: ProjectCard,
  { byPartner }: Pick<MoneyTrail, 'byPartner'>,
  context: PageContext,
): Html {
  const words = messagesFor(context.lang);
  const { currency, fundUse } = card;
  const table = html`<table class="ledger">
<caption class="visually-hidden">${words.flow.advances}</caption>
<thead><tr><th scope="col">${words.flow.partner}</th><th scope="col" class="amount">${words.flow.outstanding}</th></tr></thead>
<tbody>${byPartner.map((line) => row(line, card, context))}</tbody>
<tfoot><tr><th scope="row">${words.project.total}</th><td class="amount">${moneyText({ amountMinor: fundUse.advancesMinor, currency }, context.lang)}</td></tr></tfoot>
</table>`;
  return html`<section id="advances" aria-labelledby="advances-heading"><h2 id="advances-heading">${words.flow.advances}</h2>
<p>${words.flow.advancesNote}</p>
${byPartner.length === 0 ? html`<p class="empty">${words.flow.advancesEmpty}</p>` : table}</section>`;
}

function row(line: PartnerLine, { currency }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).flow;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, context.lang);
  const { partner, paidMinor, spentMinor, returnedMinor, advancesMinor, owedMinor } = line;
  return html`<tr>
<th scope="row">${sourceText(partner, context)}<span class="fact-note">${words.partnerSum(money(paidMinor), money(spentMinor), money(returnedMinor))}</span>${owedMinor === 0 ? '' : html`<span class="fact-note">${words.owed(money(owedMinor))}</span>`}</th>
<td class="amount">${moneyText({ amountMinor: advancesMinor, currency }, context.lang)}</td>
</tr>`;
}
