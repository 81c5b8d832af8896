// What must be published, and by when. Met is said only of an entry on the statutory platform, with its address and date;
// what stands on a page of ours is a copy (Charity Law 2023 art. 75).

import type { Compliance } from '@happy-homeland/contract';
import { html } from 'hono/html';
import type { IconName } from '../icons.ts';
import { icon } from '../icons.ts';
import { safeHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import { outsideLink } from '../outside-link.ts';
import type { Html, PageContext } from '../page-context.ts';
import { articleList, ruleLink, ruleText } from '../rules/rule-words.ts';
import { dateText } from '../text/date-text.ts';
import { punctuationOf } from '../text/punctuation.ts';

type Duty = Compliance['duties'][number];
/** `done`: the facts say that it was done, and no entry shows it. */
type Standing = Duty['status'] | 'done';

const ICONS = {
  open: 'clock',
  'published-here': 'attention',
  met: 'check',
  done: 'check',
  overdue: 'stop',
  unknown: 'unknown',
} as const satisfies Record<Standing, IconName>;

export function complianceDuties(duties: readonly Duty[], context: PageContext): Html {
  const words = messagesFor(context.lang).check.duties;
  const list =
    duties.length === 0
      ? html`<p class="empty">${words.none}</p>`
      : html`<ul class="findings duties">${duties.map((duty) => dutyItem(duty, context))}</ul>`;
  return html`<h3>${words.heading}</h3>
${list}`;
}

function dutyItem(duty: Duty, context: PageContext): Html {
  const { check } = messagesFor(context.lang);
  const words = check.duties;
  const standing = standingOf(duty);
  return html`<li class="duty-${standing}"><details>
<summary><span>${ruleText(duty.title, context)}</span> <span class="fact-note">${words.due} ${dueText(duty, context)}</span> <span class="outcome">${icon(ICONS[standing])}${words.status[standing]}</span></summary>
${entryText(duty, context)}
<dl class="rows">
<div><dt>${words.contents}</dt><dd>${ruleText(duty.contents, context)}</dd></div>
${duty.articles.length === 0 ? '' : html`<div><dt>${check.articles}</dt><dd>${articleList(duty.articles, context)}</dd></div>`}
<div><dt>${check.known}</dt><dd>${check.mark[duty.mark]}</dd></div>
</dl>
<p class="fact-note">${ruleLink(duty.rule, context)}</p>
</details></li>`;
}

function standingOf({ status, entry }: Duty): Standing {
  return status === 'met' && safeHref(entry?.url) === null ? 'done' : status;
}

function dueText({ dueStrict, dueLegal, isDueCertain }: Duty, context: PageContext): Html {
  const words = messagesFor(context.lang).check.duties;
  const day = (date: string) => html`<time datetime="${date}">${dateText(date, context.lang)}</time>`;
  const { semicolon } = punctuationOf(context.lang);
  const shifted = dueStrict === dueLegal ? [] : [words.dueShifted(dateText(dueLegal, context.lang))];
  const notes = [...shifted, ...(isDueCertain ? [] : [words.uncertain])].join(semicolon);
  return html`${day(dueStrict)}${notes === '' ? '' : words.dueNote(notes)}`;
}

function entryText({ entry, publishedHereOn, wasLate }: Duty, context: PageContext): Html {
  const words = messagesFor(context.lang).check.duties;
  const parts = [
    entry === null
      ? null
      : outsideLink({ href: entry.url, text: words.entry(dateText(entry.on, context.lang)) }, context),
    publishedHereOn === null ? null : html`${words.publishedHere(dateText(publishedHereOn, context.lang))}`,
    wasLate ? html`<strong>${words.late}</strong>` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? html`` : html`<p>${parts.map((part) => html`<span class="part">${part}</span>`)}</p>`;
}
