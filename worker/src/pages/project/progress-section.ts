// How the project goes on: whether an update is due, its steps, what was published, visits, and what residents say of it.

import type { Page, ProgressUpdate, ProjectCard, ProjectProgress } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';
import { outcomesPart } from './outcomes-part.ts';
import { acceptancePart, spotChecksPart, visitsPart } from './supervision-parts.ts';

interface ProgressView {
  readonly card: ProjectCard;
  readonly updates: Page<ProgressUpdate>;
  readonly progress: ProjectProgress;
}

export function progressSection({ updates, progress }: ProgressView, context: PageContext): Html {
  const words = messagesFor(context.lang).progress;
  return html`<section id="progress" aria-labelledby="progress-heading">
<h2 id="progress-heading">${words.heading}</h2>
<p class="fact-note">${words.note}</p>
${duePart(progress, context)}
${milestonesPart(progress, context)}
${outcomesPart(progress, messagesFor(context.lang))}
${updates.items.length === 0 ? html`<p class="empty">${words.empty}</p>` : html`<ol class="updates">${updates.items.map((update) => updateItem(update, context))}</ol>`}
${updates.nextCursor === null ? '' : html`<p class="fact-note">${words.more}</p>`}
${visitsPart(progress, context)}
${spotChecksPart(progress, context)}
${acceptancePart(progress, context)}
</section>`;
}

function duePart({ nextUpdateDueOn, isOverdue }: ProjectProgress, context: PageContext): Html {
  const words = messagesFor(context.lang).progress;
  if (nextUpdateDueOn === null) return html``;
  const date = dateText(nextUpdateDueOn, context.lang);
  return isOverdue
    ? html`<p class="notice"><strong>${words.overdue(date)}</strong></p>`
    : html`<p class="fact-note">${words.due(date)}</p>`;
}

function milestonesPart({ milestones }: ProjectProgress, context: PageContext): Html {
  if (milestones.length === 0) return html``;
  const words = messagesFor(context.lang).progress;
  const items = milestones.map(({ name, reachedOn }) => {
    const state = reachedOn === null ? words.notReached : words.reached(dateText(reachedOn, context.lang));
    return html`<li>${sourceText(name, context)}<span class="fact-note">${state}</span></li>`;
  });
  return html`<h3>${words.milestones}</h3><ol class="milestones">${items}</ol>`;
}

function updateItem(update: ProgressUpdate, context: PageContext): Html {
  const { updateNo, happenedOn, publishedOn, title, text, milestone, photographs, corrections } = update;
  const words = messagesFor(context.lang).progress;
  const pictures = photographs.map(
    ({ href, width, height }, at) =>
      html`<img src="${href}" alt="${words.photograph(title, at + 1)}" loading="lazy" ${width === null ? '' : html`width="${width}"`} ${height === null ? '' : html`height="${height}"`}>`,
  );
  return html`<li id="update-${updateNo.slice(0, 16)}">
<p class="item-head"><time datetime="${happenedOn}">${dateText(happenedOn, context.lang)}</time> <span class="fact-note">${words.publishedOn(dateText(publishedOn, context.lang))}</span></p>
<h3>${sourceText(title, context)}</h3>
${sourceParagraphs(text, context)}
${milestone === null ? '' : html`<p>${sourceText(words.milestone(milestone), context)}</p>`}
${pictures.length === 0 ? '' : html`<div class="pictures">${pictures}</div>`}
${corrections.map((correction) => correctionPart(correction, context))}
</li>`;
}

function correctionPart(correction: ProgressUpdate['corrections'][number], context: PageContext): Html {
  const words = messagesFor(context.lang).progress;
  return html`<p><strong>${words.corrected(dateText(correction.on, context.lang))}</strong> ${sourceText(correction.explanation, context)}</p>
<details><summary>${words.before}</summary><p>${sourceText(correction.title, context)}</p>${sourceParagraphs(correction.text, context)}</details>`;
}
