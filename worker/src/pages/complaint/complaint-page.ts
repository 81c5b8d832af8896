// What became of a report, for whoever holds its address. Nobody else is shown what was written.

import type { OwnComplaint } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';

export interface ComplaintPageOptions {
  readonly own: OwnComplaint;
  readonly projectId: string;
  readonly projectTitle: string;
  /** Path of this page, with the secret in it. */
  readonly path: string;
  readonly context: PageContext;
}

export function complaintPage({ own, projectId, projectTitle, path, context }: ComplaintPageOptions): Html {
  const { complaint } = own;
  const messages = messagesFor(context.lang).complaint;
  const words = messages.own;
  const rows: readonly (readonly [string, Html | string])[] = [
    [words.number, html`<code>${complaint.complaintNo}</code>`],
    [words.state, messages.states[complaint.state]],
    [words.received, dateText(complaint.receivedOn, context.lang)],
    [words.due, dateText(complaint.dueOn, context.lang)],
    ...(complaint.answeredOn === null ? [] : [[words.answered, dateText(complaint.answeredOn, context.lang)] as const]),
  ];
  return layout({
    context,
    title: words.title,
    description: words.keep,
    speaker: null,
    indexed: false,
    body: html`<div class="page">
<h1>${words.heading}</h1>
<p><a href="${pageHref(`/p/${projectId}`, context)}">${sourceText(projectTitle, context)}</a></p>
<p class="notice"><strong>${words.keep}</strong></p>
<dl class="rows">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
<section aria-labelledby="answer-heading"><h2 id="answer-heading">${words.answer}</h2>${answerOf(own, context)}</section>
<section aria-labelledby="words-heading"><h2 id="words-heading">${words.words}</h2>${wordsOf(own, { path, context })}</section>
</div>`,
  });
}

function answerOf({ complaint }: OwnComplaint, context: PageContext): Html {
  const words = messagesFor(context.lang).complaint.own;
  if (complaint.answer !== null) return html`${sourceParagraphs(complaint.answer, context)}`;
  return html`<p>${words.waiting}</p>${complaint.isLate ? html`<p><strong>${words.late}</strong></p>` : ''}`;
}

function wordsOf(
  { words }: OwnComplaint,
  { path, context }: { readonly path: string; readonly context: PageContext },
): Html {
  const texts = messagesFor(context.lang).complaint.own;
  if (words === null) return html`<p>${texts.forgotten}</p>`;
  const contact =
    words.contact === null
      ? ''
      : html`<p>${texts.contact}${punctuationOf(context.lang).colon}${sourceText(words.contact, context)}</p>`;
  return html`${sourceParagraphs(words.text, context)}${contact}
<form method="post" action="${pageHref(path, context)}">
<p class="hint" id="forget-hint">${texts.forgetHint}</p>
<p><button class="quiet-button" type="submit" aria-describedby="forget-hint">${texts.forget}</button></p>
</form>`;
}
