// What givers said with their gifts, once somebody has looked at it. Plain text: an address in it leads nowhere.

import type { DonorMessage } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';

export interface MessagesView {
  readonly messages: readonly DonorMessage[];
  /** True when there are more than are shown. */
  readonly messagesMore: boolean;
}

export function messagesSection({ messages, messagesMore }: MessagesView, context: PageContext): Html {
  if (messages.length === 0) return html``;
  const words = messagesFor(context.lang).donorMessage;
  const items = messages.map(
    ({ text, name, shownOn }) => html`<li>
${sourceParagraphs(text, context)}
<p class="fact-note">${name === null ? words.anonymous : sourceText(name, context)} · <time datetime="${shownOn}">${dateText(shownOn, context.lang)}</time></p>
</li>`,
  );
  return html`<section id="messages" aria-labelledby="messages-heading">
<h2 id="messages-heading">${words.heading}</h2>
<p class="fact-note">${words.note}</p>
<ol class="complaints">${items}</ol>
${messagesMore ? html`<p class="fact-note">${words.more}</p>` : ''}
</section>`;
}
