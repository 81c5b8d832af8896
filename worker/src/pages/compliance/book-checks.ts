// The figures on this page against their own sums, by the page that shows them; what the rules say of the declared facts
// stands beside it.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { instantText } from '../text/date-text.ts';

export interface BookCheck {
  readonly id: 'sources' | 'fundUse';
  readonly addsUp: boolean;
}

/** Whether sources and uses of a card add up to what it says was received. */
export function bookChecks({ bySource, fundUse, raisedMinor }: ProjectCard): readonly BookCheck[] {
  const sumOfSources = bySource.reduce((sum, source) => sum + source.raisedMinor, 0);
  const { feesMinor, advancesMinor, spentMinor, otherMinor, heldMinor } = fundUse;
  const { managementMinor, transferredMinor, interestMinor, receivedMinor } = fundUse;
  const other = managementMinor + transferredMinor - interestMinor - receivedMinor;
  const used = feesMinor + advancesMinor + spentMinor + otherMinor + heldMinor;
  return [
    { id: 'sources', addsUp: sumOfSources === raisedMinor },
    { id: 'fundUse', addsUp: used === raisedMinor && other === otherMinor && fundUse.raisedMinor === raisedMinor },
  ];
}

export function bookCheckTable(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).check.books;
  return html`<h3>${words.heading}</h3>
<table class="ledger checks">
<thead><tr><th scope="col">${words.item}</th><th scope="col">${words.outcome}</th></tr></thead>
<tbody>${bookChecks(card).map((check) => row(check, context))}</tbody>
</table>
<p class="fact-note">${words.computed(instantText(card.asOf, context.lang))}</p>`;
}

function row({ id, addsUp }: BookCheck, context: PageContext): Html {
  const words = messagesFor(context.lang).check.books;
  const outcome = addsUp
    ? html`<span class="outcome outcome-pass">${icon('check')}${words.clean}</span>`
    : html`<span class="outcome outcome-block">${icon('attention')}${words.attention}</span>`;
  return html`<tr><th scope="row">${words.items[id]}</th><td>${outcome}</td></tr>`;
}
