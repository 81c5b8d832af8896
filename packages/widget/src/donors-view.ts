// The wall by consent. A name is text and nothing else: in no attribute, in no event. Whoever is not named is counted.

import type { Donation, DonorMessage, ProjectCard } from '@happy-homeland/sdk';
import { formatMoney } from '@happy-homeland/sdk';
import { html } from 'lit/html.js';
import { formatDate } from './beijing-time.ts';
import type { ListStage } from './list-controller.ts';
import type { ListPages } from './list-pages.ts';
import { moreView, unreadView } from './list-view.ts';
import type { Locale } from './locale.ts';
import type { DonorsMessages } from './messages/donors.ts';
import { donorsMessagesOf } from './messages/donors.ts';
import { link, whole } from './view.ts';

export interface Wall {
  readonly card: ProjectCard;
  readonly gifts: ListPages<Donation>;
  readonly messages: ListPages<DonorMessage>;
  readonly lists: readonly ListPages<unknown>[];
}

export function donorsView(stage: ListStage<Wall>) {
  const { state, locale, page, text, more } = stage;
  if (state.status !== 'complete') return unreadView(stage);
  const words = donorsMessagesOf(locale);
  const { card, gifts, messages } = state.value;
  return html`<article part="card" lang=${locale} aria-labelledby="t">
${card.test ? html`<p class="test" part="ribbon">${text.test}</p>` : ''}
<h3 id="t">${words.heading}</h3><p class="quiet">${countText(state.value, words)}</p>
${
  gifts.items.length
    ? html`<ul aria-labelledby="t">${gifts.items.map((gift) => giftView(gift, locale))}</ul>${moreView({ list: gifts, locale, id: 'g', more })}`
    : html`<p>${words.none}</p>`
}
${
  messages.items.length
    ? html`<section aria-labelledby="m"><h3 id="m">${words.messages}</h3><p class="quiet">${words.messagesNote}</p><ul aria-labelledby="m">${messages.items.map((message) => messageView(message, locale))}</ul>${moreView({ list: messages, locale, id: 'n', more })}</section>`
    : ''
}
<p class="links">${link(page && `${page}#gifts`, text.page)}</p></article>`;
}

// How many are not named is known once everyone who is has been listed.
function countText({ card, gifts }: Wall, words: DonorsMessages): string {
  const { donors } = card;
  const unnamed = donors - gifts.items.length;
  return gifts.hasMore || unnamed < 0 ? words.count(donors) : words.counts(donors, gifts.items.length, unnamed);
}

function giftView({ name, amount, date }: Donation, locale: Locale) {
  return html`<li><b>${name}</b> ${whole(formatMoney(amount, locale))} <time class="n quiet" datetime=${date}>${formatDate(date, locale)}</time></li>`;
}

function messageView({ text, name, shownOn }: DonorMessage, locale: Locale) {
  const words = donorsMessagesOf(locale);
  return html`<li><p>${text}</p><p class="quiet">${name ?? words.anonymous} · <time class="n" datetime=${shownOn}>${formatDate(shownOn, locale)}</time></p></li>`;
}
