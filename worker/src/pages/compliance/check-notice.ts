// Shown above the form when a gift needs a proof of work: what happens, why, and what to do where it cannot happen by
// itself. The script of the page solves the challenge in the box and sends the form again; without script it says that
// nothing will happen by itself, and the rest still holds: some posts stay open, and the charity has a telephone.

import type { Challenge, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { contactLinks } from '../text/contact-text.ts';

export function checkNotice(card: ProjectCard, challenge: Challenge, context: PageContext): Html {
  const words = messagesFor(context.lang).give.check;
  const { contact } = card.charity;
  return html`<section class="notice" aria-labelledby="check-heading" data-check="${JSON.stringify(challenge)}" data-checking="${words.checking}" data-stopped="${words.stopped}" data-failed="${words.failed}">
<h2 id="check-heading" tabindex="-1" autofocus>${words.heading}</h2>
<p>${words.why}</p>
<p class="lead" role="status" data-check-status></p>
<noscript><p class="lead">${words.noScript}</p></noscript>
<button class="quiet-button" type="button" data-check-stop hidden>${words.stop}</button>
<p>${words.otherwise} ${contactLinks(contact, context)}</p>
</section>`;
}
