// An error for a person: what happened, what can be done, and the number to quote. Never a stack, a path or a key.

import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';

export interface ProblemPageOptions {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly requestId: string;
  readonly context: PageContext;
}

export function problemPage({ status, title, detail, requestId, context }: ProblemPageOptions): Html {
  const words = messagesFor(context.lang).problem;
  return layout({
    context,
    title,
    description: words.description,
    speaker: null,
    indexed: false,
    body: html`<div class="page problem">
<h1>${title}</h1>
${detail === undefined ? '' : html`<p class="lead">${detail}</p>`}
<h2>${words.whatToDo}</h2>
<p class="actions"><a class="button" href="${pageHref('/', context)}">${words.home}</a></p>
<p class="hint">${words.requestId}<br><span class="code">${status} · ${requestId}</span></p>
</div>`,
  });
}
