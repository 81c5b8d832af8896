// Where the link of a copy leads. Opened, it only asks, because messengers open links by themselves; it shows nothing of whom
// the file is about.

import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { instantText } from '../text/date-text.ts';

export interface GiverCopyPageOptions {
  /** Path of this page, with the token in it. */
  readonly path: string;
  /** Instant until which the link works; null where it works no more. */
  readonly expiresAt: string | null;
  readonly context: PageContext;
}

export function giverCopyPage({ path, expiresAt, context }: GiverCopyPageOptions): Html {
  const words = messagesFor(context.lang).giverCopy;
  const title = expiresAt === null ? words.overTitle : words.title;
  return layout({
    context,
    title,
    description: words.title,
    speaker: null,
    indexed: false,
    body: html`<div class="page">
<h1>${title}</h1>
${expiresAt === null ? over(context) : offer({ path, expiresAt, context })}
</div>`,
  });
}

function over(context: PageContext): Html {
  const words = messagesFor(context.lang).giverCopy;
  return html`<p class="lead">${words.over}</p>
<p>${words.askAgain}</p>`;
}

function offer({ path, expiresAt, context }: GiverCopyPageOptions & { readonly expiresAt: string }): Html {
  const words = messagesFor(context.lang).giverCopy;
  return html`<p class="lead">${words.lead}</p>
<ul>${words.holds.map((line) => html`<li>${line}</li>`)}</ul>
<p><strong>${words.once(instantText(expiresAt, context.lang))}</strong></p>
${context.inWeChat ? elsewhere(context) : button({ path, context })}
<p class="hint">${words.keep}</p>`;
}

function button({ path, context }: Pick<GiverCopyPageOptions, 'context' | 'path'>): Html {
  const words = messagesFor(context.lang).giverCopy;
  return html`<form method="post" action="${pageHref(path, context)}"><p class="main-action"><button class="button" type="submit">${words.take}</button></p></form>`;
}

// No file is saved inside WeChat: the button would use the link up and give nothing.
function elsewhere(context: PageContext): Html {
  const words = messagesFor(context.lang).weChat;
  return html`<section class="notice wechat" aria-labelledby="wechat-heading">
<h2 id="wechat-heading">${words.saveFile}</h2>
<ol>${words.steps.map((step) => html`<li>${step}</li>`)}</ol>
</section>`;
}
