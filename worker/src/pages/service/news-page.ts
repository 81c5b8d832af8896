// The end of letters about a project. Opened, the address only asks, because programs that guard mailboxes open every link.

import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { sourceText } from '../text/source-text.ts';

export interface NewsPageOptions {
  readonly projectId: string;
  readonly projectTitle: string;
  /** Path of this page, with the secret in it. */
  readonly path: string;
  readonly isEnded: boolean;
  readonly context: PageContext;
}

export function newsPage({ projectId, projectTitle, path, isEnded, context }: NewsPageOptions): Html {
  const words = messagesFor(context.lang).news;
  const ask = html`<form method="post" action="${pageHref(path, context)}"><p class="main-action"><button class="button" type="submit">${words.end}</button></p></form>`;
  return layout({
    context,
    title: words.title,
    description: words.title,
    speaker: null,
    indexed: false,
    body: html`<div class="page">
<h1>${words.title}</h1>
<p><a href="${pageHref(`/p/${projectId}`, context)}">${sourceText(projectTitle, context)}</a></p>
${isEnded ? html`<p><strong>${words.ended}</strong></p>` : html`<p>${words.ask}</p>${ask}`}
</div>`,
  });
}
