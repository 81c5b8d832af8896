// In place of a donate button where this page may not take money: the reason in plain words, the articles, and the
// way to where it may be given.

import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from './icons.ts';
import { canonicalHref, safeHref } from './links.ts';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';
import { punctuationOf } from './punctuation.ts';
import { sourceText } from './source-text.ts';

export interface ChannelView {
  readonly card: ProjectCard;
  readonly channel: Channel;
  readonly context: PageContext;
}

/** Heading, reason, articles and link of a channel that is not the charity's own site. */
export function channelSection(view: ChannelView): Html {
  const { channel, context } = view;
  const words = messagesFor(context.lang);
  return html`<section class="closed" aria-labelledby="closed-heading">
<h2 id="closed-heading">${icon('info')}${closedTitle(view)}</h2>
<p>${words.channelReason[channel.reason]}</p>
${articlesNote(view)}
${channelLink(view)}
</section>`;
}

/** What is over is said to be over; only what may come back is "at present". */
function closedTitle({ channel, context }: ChannelView): string {
  const words = messagesFor(context.lang);
  const isOver = channel.reason === 'campaign-ended' || channel.reason === 'goal-reached';
  return isOver ? words.give.closedForGood : words.give.closedTitle[channel.channel];
}

function articlesNote({ channel, context }: ChannelView): Html {
  if (channel.articles.length === 0) return html``;
  const words = messagesFor(context.lang);
  const { colon, semicolon } = punctuationOf(context.lang);
  const names = channel.articles.map((name) => words.article(name)).join(semicolon);
  return html`<p class="fact-note">${words.articles}${colon}${sourceText(names, context)}</p>`;
}

function channelLink({ card, channel, context }: ChannelView): Html {
  const href = safeHref(channel.href);
  const leadsHere = href === canonicalHref(context);
  if (href === null || leadsHere || channel.channel === 'display') return html``;
  const words = messagesFor(context.lang);
  const text =
    channel.channel === 'hand-off'
      ? words.channelOfficial(card.charity.name)
      : words.channelAction(channel.target ?? new URL(href, context.publicUrl).host);
  return html`<p class="main-action"><a class="button" href="${href}" rel="noopener">${text}${icon('arrow')}</a></p>`;
}
