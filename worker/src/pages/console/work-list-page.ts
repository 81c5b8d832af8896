// Items of one kind in one project, page by page.

import type { WorkItem } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { withQuery } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html } from '../page-context.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import { itemLine } from './item-line.ts';

export interface WorkListOptions {
  readonly frame: ConsoleFrame;
  readonly items: readonly WorkItem[];
  readonly nextCursor: string | null;
  readonly today: string;
}

export function workListPage({ frame, items, nextCursor, today }: WorkListOptions): Html {
  const { context } = frame;
  const { consoleProjects: words, console: shared } = messagesFor(context.lang);
  return consolePage(
    frame,
    html`<p class="hint">${words.newest}</p>
${items.length === 0 ? html`<p class="empty">${words.noWork}</p>` : html`<ul class="plain-list desk-list">${items.map((item) => itemLine({ item, of: null, withState: true }, today, context))}</ul>`}
${nextCursor === null ? '' : html`<p><a href="${withQuery(context, 'cursor', nextCursor)}">${shared.more}</a></p>`}`,
  );
}
