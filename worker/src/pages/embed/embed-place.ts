// What the named website may do: take payment, lead to where it is taken, or show. Decided by the server's own rule for
// that origin, the same that answers the card there; said in plain words, with the reason and the article.

import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

export interface EmbedPlace {
  /** As it was typed. */
  readonly typed: string;
  /** The origin that is meant, or null where the words name no website. */
  readonly origin: string | null;
  readonly channel: Channel | null;
}

export interface PlaceOptions {
  readonly card: ProjectCard;
  readonly place: EmbedPlace | null;
  readonly context: PageContext;
}

export function placeSection({ card, place, context }: PlaceOptions): Html {
  const words = messagesFor(context.lang);
  const { place: say } = words.embed;
  if (place === null || place.origin === null || place.channel === null) {
    return html`<section id="place" aria-labelledby="place-heading"><h2 id="place-heading">${say.heading}</h2>
<ul class="law-list">${[say.own, say.registered, say.other].map((line) => html`<li>${icon('info')}<span>${line}</span></li>`)}</ul>
<p class="hint">${say.askAbove}</p></section>`;
  }
  const { channel } = place;
  const { colon, semicolon } = punctuationOf(context.lang);
  const articles = channel.articles.map((name) => words.article(name)).join(semicolon);
  return html`<section id="place" aria-labelledby="place-heading"><h2 id="place-heading">${say.heading}</h2>
<div class="notice ${channel.channel === 'own-site' ? 'notice-ok' : ''}">${icon(channel.channel === 'own-site' ? 'check' : 'info')}<div>
<p class="code address">${place.origin}</p>
<p><strong>${say.verdict[channel.channel]}</strong></p>
<p>${words.channelReason[channel.reason]}</p>
<p>${say.shows[channel.channel](card.charity.name, channel.target ?? card.charity.name)}</p>
${articles === '' ? '' : html`<p class="fact-note">${words.articles}${colon}${sourceText(articles, context)}</p>`}
${registering(place, channel, context)}
</div></div></section>`;
}

function registering({ origin }: EmbedPlace, { reason }: Channel, context: PageContext): Html {
  if (reason !== 'origin-not-registered') return html``;
  const { place: say } = messagesFor(context.lang).embed;
  if (origin?.startsWith('http:')) return html`<p>${say.needsHttps}</p>`;
  return html`<p><a class="quiet-button" href="#register">${say.ask}</a></p>`;
}
