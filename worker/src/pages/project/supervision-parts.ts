// Those who came to look, and those for whom the work was done: visits, and three faces counted.

import type { ProjectProgress } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';

export function visitsPart({ visits }: ProjectProgress, context: PageContext): Html {
  if (visits.length === 0) return html``;
  const words = messagesFor(context.lang).progress;
  const items = visits.map(
    ({ visitedOn, found, mend }) => html`<li>
<p class="item-head">${words.visitedOn(dateText(visitedOn, context.lang))}</p>
${sourceParagraphs(found, context)}
${mend === null ? '' : html`<p>${sourceText(words.mend(mend.what, dateText(mend.by, context.lang)), context)}</p>`}
</li>`,
  );
  return html`<h3>${words.visits}</h3><ol class="visits">${items}</ol>`;
}

export function spotChecksPart({ spotChecks }: ProjectProgress, context: PageContext): Html {
  if (spotChecks.length === 0) return html``;
  const words = messagesFor(context.lang).progress;
  const items = spotChecks.map(
    ({ checkedOn, looked, result, found, digest, attestedBy }) => html`<li>
<p class="item-head"><span>${words.checkedOn(dateText(checkedOn, context.lang))}</span> <strong>${words.results[result]}</strong></p>
<p>${sourceText(looked, context)}</p>
${sourceParagraphs(found, context)}
<p class="fact-note">${attestedBy === null ? words.notAttested : html`${words.attested} ${sourceText(attestedBy, context)}`} · ${words.digest} <code class="code">${digest.slice(0, 16)}</code></p>
</li>`,
  );
  return html`<h3>${words.spotChecks}</h3><ol class="visits">${items}</ol>`;
}

export function acceptancePart({ acceptance }: ProjectProgress, context: PageContext): Html {
  if (acceptance === null) return html``;
  const words = messagesFor(context.lang).progress;
  const faces = [
    ['☺', words.satisfied, acceptance.satisfied],
    ['😐', words.neutral, acceptance.neutral],
    ['☹', words.dissatisfied, acceptance.dissatisfied],
  ] as const;
  const rows = faces.map(
    ([face, term, count]) =>
      html`<div><dt><span aria-hidden="true">${face}</span> ${term}</dt><dd>${words.persons(count)}</dd></div>`,
  );
  return html`<h3>${words.acceptance}</h3>
<p class="fact-note">${words.acceptedOn(dateText(acceptance.acceptedOn, context.lang))}</p>
<dl class="rows faces">${rows}<div><dt>${words.asked}</dt><dd>${words.persons(acceptance.asked)}</dd></div></dl>
${acceptance.said === null ? '' : sourceParagraphs(acceptance.said, context)}`;
}
