// How to give where the network does not carry: to the charity's account, or by asking it. The account is the one that is
// published; its whole number only the charity tells, because numbers in messages are how gifts are stolen.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { contactLinks } from '../text/contact-text.ts';
import { sourceText } from '../text/source-text.ts';

/** Only where the charity takes gifts for the project; heading and frame are the page's. */
export function otherWays({ title, charity }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).otherWays;
  const rows: readonly (readonly [string, Html])[] = [
    [words.name, html`<strong>${sourceText(charity.accountName, context)}</strong>`],
    [words.bank, sourceText(charity.bank, context)],
    [
      words.number,
      html`<span class="code">${charity.accountMasked}</span> <span class="fact-note">${words.numberNote}</span>`,
    ],
    [words.purpose, sourceText(title, context)],
    [words.ask, contactLinks(charity.contact, context)],
  ];
  return html`<p>${words.transfer}</p>
<dl class="rows">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
