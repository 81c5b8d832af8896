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

function disclosureItem(disclosure: Disclosure, context: PageContext): Html {
  const { kind, date, title, body, journalSeq, digest } = disclosure;
  const words = messagesFor(context.lang).project;
  const reference = journalSeq === null ? '' : html` <span class="fact-note">${words.entry(journalSeq)}</span>`;
  const place = digest === null ? '' : html` id="${placeOf(digest)}"`;
  return html`<li${place}>
<p class="item-head"><span class="tag">${words[KIND_WORDS[kind]]}</span> <time datetime="${date}">${dateText(date, context.lang)}</time>${reference}</p>
<h3>${sourceText(title, context)}</h3>
${sourceParagraphs(body, context)}
${explanationOf(disclosure, context)}
<p class="fact-note">${words.disclosureState}</p>
</li>`;
}

const KIND_WORDS = {
  plan: 'disclosurePlan',
  correction: 'disclosureCorrection',
  report: 'disclosureReport',
} as const satisfies Record<Disclosure['kind'], string>;

function explanationOf({ corrects, explanation }: Disclosure, context: PageContext): Html | '' {
  if (corrects === null || explanation === null) return '';
  const words = messagesFor(context.lang).project;
  return html`<p>${words.disclosureWhy} ${sourceText(explanation, context)} <a href="#${placeOf(corrects)}">${words.disclosureCorrected}</a></p>`;
}

function placeOf(digest: string): string {
  return `disclosure-${digest.slice(0, 16)}`;
}
