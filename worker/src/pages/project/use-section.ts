// What was given for one thing and is used for another: why, by what decision, and the old lines beside the new.

import type { ProjectProgress } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { moneyText } from '../text/money-text.ts';
import { sourceText } from '../text/source-text.ts';

type Change = ProjectProgress['changesOfUse'][number];

/** Nothing where no use ever changed. */
export function useSection({ changesOfUse }: Pick<ProjectProgress, 'changesOfUse'>, context: PageContext): Html {
  if (changesOfUse.length === 0) return html``;
  const { uses: words } = messagesFor(context.lang);
  return html`<section id="changes-of-use" aria-labelledby="changes-of-use-heading">
<h2 id="changes-of-use-heading">${words.heading}</h2>
<p class="fact-note">${words.note}</p>
<ol class="visits">${changesOfUse.map((change) => changeItem(change, context))}</ol>
</section>`;
}

function changeItem(change: Change, context: PageContext): Html {
  const { uses: words } = messagesFor(context.lang);
  const { effectiveOn, givenFor, usedFor, why, decision, decidedOn, filingNumber, filedOn } = change;
  const day = (date: string) => dateText(date, context.lang);
  const facts = [
    [words.givenFor, givenFor],
    [words.usedFor, usedFor],
    [words.why, why],
    [words.decided, words.on(decision, day(decidedOn))],
    [words.filed, words.on(filingNumber, day(filedOn))],
  ] as const;
  return html`<li>
<p class="item-head"><time datetime="${effectiveOn}">${words.effectiveOn(day(effectiveOn))}</time></p>
<dl class="rows">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${sourceText(text, context)}</dd></div>`)}</dl>
${linesTable(change, context)}
</li>`;
}

function linesTable({ before, after }: Change, context: PageContext): Html {
  const { uses: words } = messagesFor(context.lang);
  const items = [...new Set([...before, ...after].map(({ item }) => item))];
  const rows = items.map(
    (item) =>
      html`<tr><th scope="row">${sourceText(item, context)}</th>${amountOf(before, item, context)}${amountOf(after, item, context)}</tr>`,
  );
  return html`<div class="table-scroll"><table class="ledger"><caption class="visually-hidden">${words.heading}</caption>
<thead><tr><th scope="col">${words.line}</th><th scope="col" class="amount">${words.before}</th><th scope="col" class="amount">${words.after}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function amountOf(lines: Change['after'], item: string, context: PageContext): Html {
  const line = lines.find((one) => one.item === item);
  return html`<td class="amount">${line === undefined ? '–' : moneyText(line.amount, context.lang)}</td>`;
}
