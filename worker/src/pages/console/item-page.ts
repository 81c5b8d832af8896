// One item of any kind: what it says, who did what on which version of it, and what whoever looks may do now. Steps that
// they may not take do not appear.

import type { Role, WorkEvent, WorkItem, WorkKind } from '@happy-homeland/contract';
import { machineOf } from '@happy-homeland/contract/work';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText, instantText } from '../text/date-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import type { ContentView } from './content-rows.ts';
import { contentRows } from './content-rows.ts';
import { dueText, itemPath } from './item-line.ts';
import { roleNames, stateName, stepName } from './work-words.ts';

export interface OfferedStep {
  readonly step: string;
  /** Asks for something, on a page of its own; otherwise one button does it. */
  readonly asks: boolean;
}

/** Words that stand apart from the item, so that they can be destroyed. */
export interface SaidWords {
  readonly text: string;
  /** How it is signed, or how to reach its writer. */
  readonly from: { readonly kind: 'name' | 'contact'; readonly text: string } | null;
}

export interface ItemPageOptions {
  readonly frame: ConsoleFrame;
  readonly kind: WorkKind;
  readonly item: WorkItem;
  readonly events: readonly (WorkEvent & { readonly name: string })[];
  readonly content: ContentView;
  /** What somebody wrote who is no party to the work, where this kind has it and whoever looks may read it; null once it is gone. */
  readonly said?: SaidWords | null;
  readonly steps: readonly OfferedStep[];
  /** Makes a step that is sent twice happen once. */
  readonly key: string;
  readonly project: { readonly projectId: string; readonly title: string } | null;
  readonly federation: string;
  readonly today: string;
}

export function itemPage(options: ItemPageOptions): Html {
  const { frame, content } = options;
  const { consoleItem: words } = messagesFor(frame.context.lang);
  return consolePage(
    frame,
    html`${standing(options)}
<section><h2>${words.content}</h2>${contentRows(content)}</section>
${saidSection(options)}
${stepsSection(options)}
${history(options)}`,
  );
}

function saidSection({ said, frame: { context } }: ItemPageOptions): Html {
  if (said === undefined) return html``;
  const words = messagesFor(context.lang).donorMessage;
  const heading = html`<h2 id="said-heading">${words.said}</h2>`;
  if (said === null)
    return html`<section aria-labelledby="said-heading">${heading}<p class="empty">${words.gone}</p></section>`;
  const { text, from } = said;
  const name = from?.kind === 'contact' ? words.contact : words.by;
  return html`<section aria-labelledby="said-heading">${heading}
<p class="hint">${words.notShared}</p>
<blockquote>${sourceParagraphs(text, context)}</blockquote>
${from === null ? '' : html`<p>${name}${punctuationOf(context.lang).colon}${sourceText(from.text, context)}</p>`}</section>`;
}

function standing({ frame, kind, item, project, federation, today }: ItemPageOptions): Html {
  const { context } = frame;
  const { lang } = context;
  const { consoleItem: words } = messagesFor(lang);
  const waits = item.waitsFor.length === 0 ? words.atRest : words.waitsFor(roleNames(item.waitsFor, lang));
  return html`<dl class="rows">
<div><dt>${words.inState}</dt><dd><strong>${stateName({ kind, state: item.state }, lang)}</strong> · ${waits}${dueText(item, today, context)}</dd></div>
${
  project === null
    ? html`<div><dt>${words.federation}</dt><dd>${sourceText(federation, context)}</dd></div>`
    : html`<div><dt>${words.project}</dt><dd><a href="${pageHref(`/console/projects/${project.projectId}`, context)}">${sourceText(project.title, context)}</a></dd></div>`
}
${outcome(item, context)}
</dl>`;
}

function outcome({ outcome: came }: WorkItem, context: PageContext): Html {
  const { consoleItem: words } = messagesFor(context.lang);
  const projectId = came['projectId'];
  if (typeof projectId === 'string') {
    return html`<div><dt>${words.outcome}</dt><dd><a href="${pageHref(`/p/${projectId}`, context)}">${words.publicPage}</a></dd></div>`;
  }
  return came['journalId'] === undefined ? html`` : html`<div><dt>${words.outcome}</dt><dd>${words.entry}</dd></div>`;
}

function stepsSection({ frame, kind, item, steps, key }: ItemPageOptions): Html {
  const { context } = frame;
  const words = messagesFor(context.lang);
  if (steps.length === 0) return html`<p class="hint screen-only">${words.consoleItem.noSteps}</p>`;
  const offered = steps.map(({ step, asks }) => {
    const path = pageHref(`${itemPath(item)}/${step}`, context);
    const name = stepName({ kind, step }, context.lang, words);
    if (asks) return html`<li><a class="quiet-button" href="${path}">${name}</a></li>`;
    return html`<li><form method="post" action="${path}" accept-charset="utf-8">${hiddenOf(item, key)}<button class="${endsIt(kind, step) ? 'quiet-button' : 'button'}" type="submit">${name}</button></form></li>`;
  });
  return html`<section class="screen-only"><h2>${words.consoleItem.steps}</h2><ul class="desk-steps">${offered}</ul></section>`;
}

// What takes an item off the table is offered, not urged.
function endsIt(kind: WorkKind, step: string): boolean {
  const to = machineOf(kind).steps[step]?.to ?? [];
  return to.every((state) => state === 'withdrawn' || state === 'rejected');
}

/** What a form of a step carries along: its key, and what was seen when it was drawn. */
export function hiddenOf({ revision, digest }: Pick<WorkItem, 'digest' | 'revision'>, key: string): Html {
  return html`<input type="hidden" name="_key" value="${key}"><input type="hidden" name="_seen" value="${revision}"><input type="hidden" name="_digest" value="${digest}">`;
}

function history({ frame, kind, events }: ItemPageOptions): Html {
  const { context } = frame;
  const words = messagesFor(context.lang);
  const { consoleItem: texts } = words;
  const lines = events.map((event) => historyLine({ event, kind }, context, words));
  return html`<section><h2>${texts.history}</h2>
<ol class="desk-history">${lines}</ol>
<p class="hint">${texts.versionHint}</p></section>`;
}

interface HistoryLine {
  readonly event: WorkEvent & { readonly name: string };
  readonly kind: WorkKind;
}

function historyLine({ event, kind }: HistoryLine, context: PageContext, words: Messages): Html {
  const { lang } = context;
  const { at, name, role, step, to, digest, input } = event;
  return html`<li><strong>${stepName({ kind, step }, lang, words)}</strong> → ${stateName({ kind, state: to }, lang)}
<span class="fact-note">${sourceText(name, context)}${role === null ? '' : html` · ${roleOf(role, context)}`} · <time datetime="${at}">${instantText(at, lang)}</time> · ${words.consoleItem.version} <code class="code">${digest.slice(0, 12)}</code></span>
${saidIn(input, context)}</li>`;
}

function roleOf(role: Role, { lang }: PageContext): string {
  return roleNames([role], lang);
}

// Reasons and days are what a reader wants to know of a step; what is larger is the item's content.
function saidIn(input: WorkEvent['input'], context: PageContext): readonly Html[] {
  const { reason, explanation, paidOn } = input;
  const texts = [reason, explanation].filter((text) => typeof text === 'string');
  const day = typeof paidOn === 'string' ? [html`<p>${dateText(paidOn, context.lang)}</p>`] : [];
  return [...texts.flatMap((text) => sourceParagraphs(text, context)), ...day];
}
