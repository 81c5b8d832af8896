// One action per channel. The server chose the channel; intake is looked at again here, so that a card that says
// closed is never drawn with a way to give.

import { html } from 'lit/html.js';
import type { CardController } from './card-controller.ts';
import { handOffView } from './hand-off-view.ts';
import type { Part, View } from './view.ts';
import { link, pageUrl } from './view.ts';
import { toWebUrl } from './web-url.ts';

export function actionView(view: View, controller: CardController): Part {
  const { card, channel, text, api } = view;
  if (channel.channel === 'display' || card.intake !== 'open') return closedView(view);
  if (channel.channel === 'own-site') {
    return controller.ownSite?.draw(view) ?? html`<p>${link(toWebUrl(card.links.give, api), text.give, 'go')}</p>`;
  }
  const href = toWebUrl(channel.href);
  if (channel.channel === 'hand-off' && href) return handOffView(view, href, controller);
  const page = pageUrl(view, '');
  const platform = href && href !== page && channel.target;
  return html`<p>${platform ? link(href, text.platform(platform), 'go') : link(page, text.page, 'go')}</p>
${channel.registerHref ? html`<p>${link(toWebUrl(channel.registerHref), text.register)}</p>` : ''}`;
}

function closedView({ card, channel, text }: View) {
  const reason = card.intake === 'open' ? channel.reason : card.intake;
  const sentence = new Map<string, string>(Object.entries(text.reason)).get(reason) ?? '';
  return html`<p class="notice">${sentence} ${text.closed} ${channel.articles.join('；')}</p>`;
}
