// Inside WeChat some ways to pay do not open and nothing can be saved. What works there comes first: the appeal on its
// designated platforms; then how to open the page elsewhere. Drawn on the server, because a guide must not need a script.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from './icons.ts';
import { safeHref } from './links.ts';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';
import { sourceText } from './text/source-text.ts';

/** Nothing outside WeChat, and nothing where the page takes no gifts: its own section then says where to go. */
export function weChatGuide(card: ProjectCard, context: PageContext): Html {
  if (!context.inWeChat) return html``;
  const words = messagesFor(context.lang).weChat;
  return html`${platformLinks(card, context)}<section class="notice wechat" aria-labelledby="wechat-heading">
<h2 id="wechat-heading">${words.guide}</h2>
<ol>${words.steps.map((step) => html`<li>${step}</li>`)}</ol>
<p class="fact-note">${words.why}</p>
</section>`;
}

// The appeal is published there, and those pages are made for WeChat.
function platformLinks({ platforms }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang);
  const links = platforms.flatMap(({ name, listingUrl }) => {
    const href = safeHref(listingUrl);
    if (href === null) return [];
    return [
      html`<a class="button" href="${href}" rel="noopener">${sourceText(words.channelAction(name), context)}${icon('arrow')}</a>`,
    ];
  });
  if (links.length === 0) return html``;
  return html`<section aria-labelledby="platforms-heading"><h2 id="platforms-heading">${words.weChat.platforms}</h2>
${links.map((link) => html`<p class="main-action">${link}</p>`)}</section>`;
}
