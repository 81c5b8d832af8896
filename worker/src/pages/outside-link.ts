// A link that leaves this deployment. A published address that is not a web address becomes its own text.

import { html } from 'hono/html';
import { safeHref } from './links.ts';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';

export interface OutsideLink {
  readonly href: string;
  readonly text: string | Html;
  readonly className?: string;
}

/** An `<a>` for a safe address, otherwise the text alone. */
export function outsideLink({ href, text, className }: OutsideLink, context: PageContext): Html {
  const safe = safeHref(href);
  if (safe === null) return html`${text}`;
  const hint = messagesFor(context.lang).shell.opensElsewhere;
  return html`<a class="${className ?? 'outside'}" href="${safe}" rel="noopener noreferrer">${text}<span class="visually-hidden">${hint}</span></a>`;
}
