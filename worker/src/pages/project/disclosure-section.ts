// What has been disclosed, newest first; a correction stands beside what it corrects.

import type { Disclosure } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';

export function disclosureSection(disclosures: readonly Disclosure[], context: PageContext): Html {
  const words = messagesFor(context.lang).project;
  const list =
    disclosures.length === 0
      ? html`<p class="empty">${words.disclosuresEmpty}</p>`
      : html`<ol class="disclosures">${disclosures.map((entry) => disclosureItem(entry, context))}</ol>`;
  return html`<section id="disclosures" aria-labelledby="disclosures-heading">
<h2 id="disclosures-heading">${words.disclosures}</h2>
<p class="fact-note">${words.disclosuresNote}</p>
${list}
</section>`;
}

function disclosureItem({ kind, date, title, body, journalSeq }: Disclosure, context: PageContext): Html {
  const words = messagesFor(context.lang).project;
  const kindWords = kind === 'plan' ? words.disclosurePlan : words.disclosureCorrection;
  const reference = journalSeq === null ? '' : html` <span class="fact-note">${words.entry(journalSeq)}</span>`;
  return html`<li>
<p class="item-head"><span class="tag">${kindWords}</span> <time datetime="${date}">${dateText(date, context.lang)}</time>${reference}</p>
<h3>${sourceText(title, context)}</h3>
${sourceParagraphs(body, context)}
<p class="fact-note">${words.disclosureState}</p>
</li>`;
}
