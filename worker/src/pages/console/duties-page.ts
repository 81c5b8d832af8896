// Duties of a federation as a worklist: the longest overdue first, each with its article and the way to its report.

import type { DutyState, ListedDuty } from '@happy-homeland/contract';
import { DUTY_STATES } from '@happy-homeland/contract';
import { isDisclosedKind } from '@happy-homeland/contract/work';
import { html } from 'hono/html';
import { pageHref, safeHref, withQuery } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';

export interface DutiesPageOptions {
  readonly frame: ConsoleFrame;
  readonly federation: string;
  /** Null for all that is not met. */
  readonly state: DutyState | null;
  readonly duties: readonly ListedDuty[];
  readonly nextCursor: string | null;
  /** Whether this person may write a report. */
  readonly mayReport: boolean;
}

export function dutiesPage(options: DutiesPageOptions): Html {
  const { frame, duties, nextCursor } = options;
  const { context } = frame;
  const { consoleDuties: words } = messagesFor(context.lang);
  return consolePage(
    frame,
    html`<p class="lead">${words.lead}</p>
${filters(options, words)}
${
  duties.length === 0
    ? html`<p class="empty">${words.empty}</p>`
    : html`<ul class="plain-list desk-list">${duties.map((listed) => dutyItem(options, listed))}</ul>`
}
${nextCursor === null ? '' : html`<p><a href="${withQuery(context, 'cursor', nextCursor)}">${words.next}</a></p>`}`,
  );
}

function filters({ frame, federation, state }: DutiesPageOptions, words: Messages['consoleDuties']): Html {
  const links = [null, ...DUTY_STATES].map((one) => {
    const path = `/console/disclosures?federation=${federation}${one === null ? '' : `&state=${one}`}`;
    const current = one === state ? html` aria-current="true"` : '';
    return html`<li><a href="${pageHref(path, frame.context)}"${current}>${one === null ? words.open : words.states[one]}</a></li>`;
  });
  return html`<nav class="desk-nav screen-only" aria-label="${words.filter}"><ul>${links}</ul></nav>`;
}

function dutyItem(options: DutiesPageOptions, listed: ListedDuty): Html {
  const { context } = options.frame;
  const { consoleDuties: words } = messagesFor(context.lang);
  const { duty, state, subject, name } = listed;
  const { title, contents, articles, dueLegal, publishedHereOn } = duty;
  const isEnglish = context.lang === 'en';
  const due = html`<time datetime="${dueLegal}">${words.due(dateText(dueLegal, context.lang))}</time>`;
  const told =
    publishedHereOn === null || duty.entry !== null
      ? ''
      : html` · ${words.publishedHere(dateText(publishedHereOn, context.lang))}`;
  const labels = articles.map(({ label }) => (isEnglish ? label.en : label.zh));
  return html`<li class="desk-item"><strong class="begun">${isEnglish ? title.en : title.zh}</strong>
<span class="fact-note">${words.subjects[subject]} ${sourceText(name, context)} · ${state === 'overdue' ? html`<strong class="desk-late">${words.states.overdue}</strong>` : words.states[state]} · ${due}${told}${entryLink(listed, context)}</span>
<p class="hint begun">${isEnglish ? contents.en : contents.zh}<br>${labels.join(isEnglish ? '; ' : '；')}</p>
${reportLink(options, listed)}</li>`;
}

function entryLink({ duty: { entry } }: ListedDuty, context: PageContext): Html | string {
  const href = entry === null ? null : safeHref(entry.url);
  if (entry === null || href === null) return '';
  const { consoleDuties: words } = messagesFor(context.lang);
  return html` · <a href="${href}" rel="noreferrer">${words.entry(dateText(entry.on, context.lang))}</a>`;
}

// A met duty has its report; what no report of ours can meet has to be seen to elsewhere.
function reportLink({ frame, mayReport }: DutiesPageOptions, { duty, state, projectId }: ListedDuty): Html | string {
  const { context } = frame;
  const { consoleDuties: words } = messagesFor(context.lang);
  if (state === 'met') return '';
  if (!isDisclosedKind(duty.kind)) return html`<p class="hint">${words.elsewhere}</p>`;
  if (!mayReport) return '';
  const of = projectId === null ? '' : `&project=${projectId}`;
  const path = `/console/open/disclosures?duty=${duty.kind}&due=${duty.dueStrict}${of}`;
  return html`<a class="screen-only" href="${pageHref(path, context)}">${words.report}</a>`;
}
