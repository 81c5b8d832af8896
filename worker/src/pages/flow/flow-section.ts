// The picture of the money, and the table that says the same.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { moneyText } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';
import { flowChart } from './flow-chart.ts';
import { flowName } from './flow-words.ts';
import type { FlowLine, MoneyTrail } from './money-flow.ts';
import { moneyFlow } from './money-flow.ts';

export interface FlowSection {
  readonly card: ProjectCard;
  readonly trail: MoneyTrail;
}

export function flowSection({ card, trail }: FlowSection, context: PageContext): Html {
  const words = messagesFor(context.lang).flow;
  const flow = moneyFlow(card, trail);
  const open = html`<section id="flow" aria-labelledby="flow-heading"><h2 id="flow-heading">${words.heading}</h2>`;
  if (flow === null) return html`${open}<p class="notice" role="note">${words.unbalanced}</p></section>`;
  if (flow.totalMinor === 0) return html`${open}<p class="empty">${words.empty}</p></section>`;
  const { inflows, outflows, totalMinor } = flow;
  const { currency } = card;
  const group = (heading: string, lines: readonly FlowLine[]) => html`<tbody>
<tr class="entry"><th scope="rowgroup" colspan="2"><span class="entry-title">${heading}</span></th></tr>
${lines.map((line) => row(line, card, context))}
<tr class="flow-sum"><th scope="row">${words.all}</th><td class="amount">${moneyText({ amountMinor: totalMinor, currency }, context.lang)}</td></tr>
</tbody>`;
  return html`${open}<p>${words.note}</p>
${flowChart({ flow, currency }, context)}
<table class="ledger flow-table">
<caption class="visually-hidden">${words.title}</caption>
<thead><tr><th scope="col">${messagesFor(context.lang).project.fundUseItem}</th><th scope="col" class="amount">${messagesFor(context.lang).project.amount}</th></tr></thead>
${group(words.cameFrom, inflows)}${group(words.wentTo, outflows)}
</table></section>`;
}

function row(line: FlowLine, { currency }: ProjectCard, context: PageContext): Html {
  const { what, name, isPublished } = flowName(line, messagesFor(context.lang));
  const { colon } = punctuationOf(context.lang);
  const of = name === null ? '' : html`${colon}${isPublished ? sourceText(name, context) : name}`;
  const { amountMinor } = line;
  return html`<tr><th scope="row">${what}${of}</th><td class="amount">${moneyText({ amountMinor, currency }, context.lang)}</td></tr>`;
}
