// What the donate page leaves on a phone for when the network is gone: the public card as it was, with its time, and how to
// give without the internet. No form, no key, nothing of the one who reads it, so it may be kept.

import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import { pageCode } from '../page-code.ts';
import type { Html, PageContext } from '../page-context.ts';
import { asOfText, byline, progressFigures } from '../project/card-facts.ts';
import { sourceText } from '../text/source-text.ts';
import { giveBrief } from './give-brief.ts';
import { otherWays } from './other-ways.ts';

export interface OfflinePageOptions {
  readonly card: ProjectCard;
  readonly channel: Channel;
  /** Leads to the donate page. */
  readonly qrSvg: string;
  readonly context: PageContext;
}

export function offlinePage({ card, channel, qrSvg, context }: OfflinePageOptions): Html {
  const { offline: words, otherWays: ways } = messagesFor(context.lang);
  const again = pageHref(`/give/${card.projectId}`, context);
  return layout({
    context,
    title: words.title(card.title),
    description: words.lead,
    speaker: card.charity.name,
    contact: card.charity.contact,
    indexed: false,
    body: html`<div class="page give">
<div class="notice" role="status">${icon('attention')}<p>${words.lead}</p></div>
<h1>${sourceText(card.title, context)}</h1>
${byline(card, context)}
<p class="fact-note">${words.kept} ${asOfText(card, context)}</p>
<p class="main-action"><a class="button" href="${again}">${words.again}${icon('arrow')}</a></p>
<p class="hint">${words.paid}</p>
${giveBrief(card, context)}
${progressFigures(card, context)}
${
  channel.channel === 'own-site'
    ? html`<section class="paper" aria-labelledby="ways-heading"><h2 id="ways-heading">${ways.heading}</h2>${otherWays(card, context)}</section>`
    : ''
}
${pageCode({ svg: qrSvg, address: card.links.give, always: true }, context)}
</div>`,
  });
}
