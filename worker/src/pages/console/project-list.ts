// Projects to look through: a search, a page of them, and the way to older ones.

import type { Money } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { pageHref, withQuery } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { moneyText } from '../text/money-text.ts';
import { sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';

export interface ListedProject {
  readonly projectId: string;
  readonly title: string;
  readonly community: string;
  readonly federation: string;
  readonly status: 'upcoming' | 'open' | 'ended';
  /** Where its line leads, a path of ours. */
  readonly path: string;
  /** Left out where people only choose. */
  readonly figures?: { readonly goal: Money; readonly raised: Money; readonly held: Money };
}

export interface ProjectListOptions {
  readonly frame: ConsoleFrame;
  readonly projects: readonly ListedProject[];
  readonly searched: string;
  readonly nextCursor: string | null;
  /** What else may be begun here. */
  readonly links?: readonly { readonly path: string; readonly label: string }[];
  readonly lead?: string;
}

export function projectListPage(options: ProjectListOptions): Html {
  const { frame, projects, nextCursor, links = [], lead } = options;
  const { context } = frame;
  const { consoleProjects: words } = messagesFor(context.lang);
  return consolePage(
    frame,
    html`${lead === undefined ? '' : html`<p class="lead">${lead}</p>`}
${links.length === 0 ? '' : html`<ul class="desk-links screen-only">${links.map(({ path, label }) => html`<li><a href="${pageHref(path, context)}">${label}</a></li>`)}</ul>`}
${search(options)}
${
  projects.length === 0
    ? html`<p class="empty">${words.empty}</p>`
    : html`<ul class="plain-list desk-list">${projects.map((project) => projectItem(project, context))}</ul>`
}
${nextCursor === null ? '' : html`<p><a href="${withQuery(context, 'cursor', nextCursor)}">${words.next}</a></p>`}`,
  );
}

function search({ frame, searched }: ProjectListOptions): Html {
  const { context } = frame;
  const { consoleProjects: words } = messagesFor(context.lang);
  const asked = new URL(context.path, 'http://page.invalid');
  const carried = ['lang', 'size', 'kind'].flatMap((name) => {
    const value = asked.searchParams.get(name);
    return value === null ? [] : [html`<input type="hidden" name="${name}" value="${value}">`];
  });
  return html`<form class="screen-only" method="get" action="${asked.pathname}" accept-charset="utf-8">${carried}
<div class="desk-field"><label for="q">${words.search}</label><p class="hint" id="q-hint">${words.searchHint}</p>
<input type="search" id="q" name="q" value="${searched}" maxlength="60" aria-describedby="q-hint"></div>
<p><button class="quiet-button" type="submit">${words.submit}</button></p></form>`;
}

function projectItem(project: ListedProject, context: PageContext): Html {
  const { consoleProjects: words } = messagesFor(context.lang);
  const { path, title, community, federation, status, figures } = project;
  return html`<li class="desk-item"><a href="${pageHref(path, context)}">${sourceText(title, context)}</a>
<span class="fact-note">${sourceText(community, context)} · ${sourceText(federation, context)} · ${words.states[status]}${
    figures === undefined
      ? ''
      : html` · ${words.raised} ${moneyText(figures.raised, context.lang)} / ${moneyText(figures.goal, context.lang)} · ${words.left} ${moneyText(figures.held, context.lang)}`
  }</span></li>`;
}
