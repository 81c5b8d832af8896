// In place of a donate button where this page may not take money: the reason in plain words, the articles, and the
// way to where it may be given.

import type { Channel, ChannelReason, ProjectCard, RuleFinding } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { canonicalHref, pageHref, safeHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { ruleText } from '../rules/rule-words.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

export interface ChannelView {
  readonly card: ProjectCard;
  readonly channel: Channel;
  /** What the rules have against it, where the page asked them. */
  readonly closedBy?: readonly RuleFinding[];
  readonly context: PageContext;
}

/** Reasons that the rules give, which the automatic check explains. */
const BY_RULES: ReadonlySet<ChannelReason> = new Set([
  'blocked-by-rules',
  'certificate-revoked',
  'certificate-expired',
]);
/** The rest is one link away. */
const CLOSING_SHOWN_MAX = 3;

/** Heading, reason, articles and link of a channel that is not the charity's own site. */
export function channelSection(view: ChannelView): Html {
  const { channel, context } = view;
  const words = messagesFor(context.lang);
  return html`<section class="closed" aria-labelledby="closed-heading">
<h2 id="closed-heading">${icon('info')}${closedTitle(view)}</h2>
<p>${words.channelReason[channel.reason]}</p>
${articlesNote(view)}
${rulesNote(view)}
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

function rulesNote({ card, channel, closedBy = [], context }: ChannelView): Html {
  if (!BY_RULES.has(channel.reason)) return html``;
  const { check, channelFindings } = messagesFor(context.lang);
  const { colon } = punctuationOf(context.lang);
  const told = closedBy
    .slice(0, CLOSING_SHOWN_MAX)
    .map(
      ({ title, outcome, message }) =>
        html`<li>${ruleText(message, context)}<span class="fact-note">${ruleText(title, context)}${colon}${check.outcome[outcome]}</span></li>`,
    );
  const href = pageHref(`/p/${card.projectId}#check`, context);
  return html`${told.length === 0 ? '' : html`<ul>${told}</ul>`}
<p><a class="quiet-button" href="${href}">${channelFindings}</a></p>`;
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
