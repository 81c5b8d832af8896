// Money from outside public gifts: its own table after the gifts, with its own total, and in no other.

import type { ProjectCard, ProjectProgress } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { moneyText } from '../text/money-text.ts';
import { sourceText } from '../text/source-text.ts';

type Financing = ProjectProgress['financing'][number];
type Financed = Pick<ProjectProgress, 'financing'>;
type Counting = Pick<ProjectCard, 'currency'>;

/** Nothing where there is none. */
export function financingSection({ financing }: Financed, card: Counting, context: PageContext): Html {
  if (financing.length === 0) return html``;
  const { financing: words } = messagesFor(context.lang);
  return html`<section id="financing" aria-labelledby="financing-heading"><h2 id="financing-heading">${words.heading}</h2>
<p class="fact-note">${words.note}</p>${financingTable({ financing }, card, context)}</section>`;
}

export function financingTable({ financing }: Financed, { currency }: Counting, context: PageContext): Html {
  const words = messagesFor(context.lang);
  const amountMinor = financing.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  return html`<table class="ledger"><caption class="visually-hidden">${words.financing.heading}</caption>
<thead><tr><th scope="col">${words.project.source}</th><th scope="col" class="amount">${words.project.amount}</th></tr></thead>
<tbody>${financing.map((one) => row(one, context))}</tbody>
<tfoot><tr><th scope="row">${words.financing.total}</th><td class="amount">${moneyText({ amountMinor, currency }, context.lang)}</td></tr></tfoot></table>`;
}

function row({ source, amount, on, reference, note, corrections }: Financing, context: PageContext): Html {
  const { financing: words } = messagesFor(context.lang);
  const said = corrections.map(
    ({ correctedOn, explanation, ...before }) =>
      html`<span class="fact-note">${words.corrected(dateText(correctedOn, context.lang))} ${sourceText(explanation, context)} ${words.before} ${words.sources[before.source]} ${moneyText(before.amount, context.lang)} ${sourceText(before.reference, context)}</span>`,
  );
  return html`<tr><th scope="row">${words.sources[source]}<span class="fact-note">${dateText(on, context.lang)} · ${sourceText(reference, context)}${note === null ? '' : html` · ${sourceText(note, context)}`}</span>${said}</th><td class="amount">${moneyText(amount, context.lang)}</td></tr>`;
}
