// Where doubt can go: the charity first, then those who supervise it. No number is printed that nobody published.

import type { ComplaintPage, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import { outsideLink } from '../outside-link.ts';
import type { Html, PageContext } from '../page-context.ts';
import { addressText, emailLink, phoneLink } from '../text/contact-text.ts';
import { sourceText } from '../text/source-text.ts';
import { complaintPart } from './complaint-section.ts';

export function reportSection(card: ProjectCard, complaints: ComplaintPage, context: PageContext): Html {
  const words = messagesFor(context.lang).report;
  const { contact, name } = card.charity;
  const rows: readonly (readonly [string, Html | null])[] = [
    [words.phone, phoneLink(contact)],
    [words.email, emailLink(contact)],
    [words.address, addressText(contact, context)],
  ];
  const given = rows.filter(([, value]) => value !== null);
  return html`<section id="report" aria-labelledby="report-heading">
<h2 id="report-heading">${words.heading}</h2>
${complaintPart(card, complaints, context)}
<p>${words.charity}</p>
<p><strong>${sourceText(name, context)}</strong></p>
<dl class="rows">${given.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
<p>${words.authority}</p>
<p>${outsideLink({ href: card.conspicuous.lookupUrl, text: words.charityChina, className: 'quiet-button' }, context)}</p>
</section>`;
}
