// Before the form of the next spending: what it is for, or that the last one has arrived.

import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';

/** `path` leads to what was submitted last; null where nothing was yet. */
export function spentNotice(path: string | null, context: PageContext): Html {
  const { consoleSpend: words } = messagesFor(context.lang);
  if (path === null) return html`<p class="lead">${words.lead}</p>`;
  return html`<div class="notice notice-ok" role="status"><p>${words.done} <a href="${pageHref(path, context)}">${words.see}</a></p></div>
<h2>${words.another}</h2>`;
}
