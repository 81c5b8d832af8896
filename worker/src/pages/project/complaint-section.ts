// How many reports came and how they were answered. The figures are of all reports; the list is of the newest.

import type { Complaint, ComplaintPage, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { sourceParagraphs } from '../text/source-text.ts';

/** What of the section on reports is about those that came. */
export function complaintPart(card: ProjectCard, complaints: ComplaintPage, context: PageContext): Html {
  const words = messagesFor(context.lang).complaint.section;
  const href = pageHref(`/p/${card.projectId}/report`, context);
  return html`<p>${words.note}</p>
<p class="main-action"><a class="quiet-button" href="${href}" rel="nofollow">${icon('flag')}${words.button}</a></p>
${complaints.figures.received === 0 ? html`<p class="empty">${words.none}</p>` : counted(complaints, context)}`;
}

function counted({ figures, items, nextCursor }: ComplaintPage, context: PageContext): Html {
  const words = messagesFor(context.lang).complaint.section;
  const rows = [
    [words.received, figures.received],
    [words.inTime, figures.answeredInTime],
    [words.late, figures.answeredLate],
    [words.open, figures.open],
    [words.overdue, figures.overdue],
  ] as const;
  return html`<dl class="rows report-figures">${rows.map(([term, count]) => html`<div><dt>${term}</dt><dd>${words.count(count)}</dd></div>`)}</dl>
<h3>${words.answers}</h3>
<ol class="complaints">${items.map((complaint) => item(complaint, context))}</ol>
${nextCursor === null ? '' : html`<p class="fact-note">${words.more}</p>`}`;
}

function item(complaint: Complaint, context: PageContext): Html {
  const { section, states, subjects } = messagesFor(context.lang).complaint;
  const { about, state, receivedOn, answeredOn, dueOn, answer, isLate } = complaint;
  const when =
    answeredOn === null
      ? section.dueOn(dateText(dueOn, context.lang))
      : section.answeredOn(dateText(answeredOn, context.lang));
  return html`<li>
<p class="item-head"><span class="tag">${subjects[about]}</span> <span>${states[state]}</span> ${isLate ? html`<strong>${section.isLate}</strong>` : ''}</p>
<p class="fact-note">${section.on(dateText(receivedOn, context.lang))} · ${when}</p>
${answer === null ? '' : sourceParagraphs(answer, context)}
</li>`;
}
