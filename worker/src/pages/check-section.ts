// The automatic checks in words: how many, what each compared, where the facts came from, when.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import type { CardCheck, CheckOutcome } from './card-checks.ts';
import { cardChecks } from './card-checks.ts';
import { instantText } from './date-text.ts';
import type { IconName } from './icons.ts';
import { icon } from './icons.ts';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';
import { punctuationOf } from './punctuation.ts';

const SHAPES = { clean: 'check', attention: 'attention', unknown: 'unknown' } as const satisfies Record<
  CheckOutcome,
  IconName
>;

/** `自动核对：5 项未见问题，1 项资料不足 · 资料由机构填报，可到慈善中国核实`. */
export function checkSummary(card: ProjectCard, context: PageContext): string {
  const words = messagesFor(context.lang).check;
  const checks = cardChecks(card);
  const count = (outcome: CheckOutcome) => checks.filter((check) => check.outcome === outcome).length;
  const parts = [
    count('clean') > 0 ? words.summaryClean(count('clean')) : null,
    count('attention') > 0 ? words.summaryAttention(count('attention')) : null,
    count('unknown') > 0 ? words.summaryUnknown(count('unknown')) : null,
  ].filter((part) => part !== null);
  const { colon, comma } = punctuationOf(context.lang);
  return `${words.heading}${colon}${parts.join(comma)} · ${words.caveat}`;
}

export function checkSection(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).check;
  return html`<section id="check" aria-labelledby="check-heading">
<h2 id="check-heading">${words.heading}</h2>
<p>${checkSummary(card, context)}${punctuationOf(context.lang).stop}</p>
<table class="ledger checks">
<caption class="visually-hidden">${words.heading}</caption>
<thead><tr><th scope="col">${words.columns.item}</th><th scope="col">${words.columns.outcome}</th></tr></thead>
<tbody>${cardChecks(card).map((check) => checkRow(check, context))}</tbody>
</table>
<p class="fact-note">${words.checkedAt(instantText(card.asOf, context.lang))}</p>
</section>`;
}

function checkRow({ id, outcome, basis }: CardCheck, context: PageContext): Html {
  const words = messagesFor(context.lang).check;
  const articles: Readonly<Record<string, string>> = words.articles;
  const article = articles[id];
  const { colon } = punctuationOf(context.lang);
  return html`<tr>
<th scope="row">${words.items[id]}<span class="fact-note">${words.columns.source}${colon}${words[basis]}</span>${article === undefined ? '' : html`<span class="fact-note">${article}</span>`}</th>
<td><span class="outcome outcome-${outcome}">${icon(SHAPES[outcome])}${words[outcome]}</span></td>
</tr>`;
}
