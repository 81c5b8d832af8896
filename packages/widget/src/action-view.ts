// One action per channel. The server chose the channel; intake is looked at again here, so that a card that says
// closed is never drawn with a way to give.

import { html } from 'lit/html.js';
import type { CardController } from './card-controller.ts';
import { handOffView } from './hand-off-view.ts';
import type { Part, View } from './view.ts';
import { link, pageUrl, whole } from './view.ts';
import { toWebUrl } from './web-url.ts';

/** Nothing where `closedView` says why. */
export function actionView(view: View, controller: CardController): Part {
  const { card, channel, text, api } = view;
  if (isClosed(view)) return '';
  if (channel.channel === 'own-site') {
    return controller.ownSite?.draw(view) ?? html`<p>${link(toWebUrl(card.links.give, api), text.give, 'go')}</p>`;
  }
  const href = toWebUrl(channel.href);
  if (channel.channel === 'hand-off' && href) return handOffView(view, href, controller);
  const page = pageUrl(view, '');
  const platform = href && href !== page && channel.target;
  return html`<p>${sentenceOf(view, channel.reason)}</p>
<p>${platform ? link(href, text.platform(platform), 'go') : link(page, text.page, 'go')}</p>
${channel.registerHref ? html`<p class="links">${link(toWebUrl(channel.registerHref), text.register, 'quiet')}</p>` : ''}`;
}

/** Why no gift is taken, with the article; nothing while intake is open. */
export function closedView(view: View): Part {
  if (!isClosed(view)) return '';
  const { card, channel, text } = view;
  const reason = card.intake === 'open' ? channel.reason : card.intake;
  const told = channel.channel === 'display' && channel.reason === reason ? channel.articles.join('；') : '';
  const articles = text.articles ? text.articles[reason] : told;
  return html`<p class="notice">${sentenceOf(view, reason)} ${articles ? whole(articles) : ''}</p>`;
}

function isClosed({ card, channel }: View): boolean {
  return channel.channel === 'display' || card.intake !== 'open';
}

function sentenceOf({ text }: View, reason: string): string {
  return new Map<string, string>(Object.entries(text.reason)).get(reason) ?? '';
}
