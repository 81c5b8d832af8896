// The list of projects: what it is, how far it has come, and two ways on.

import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { byline, progressFigures, statusMark, takingState } from '../project/card-facts.ts';
import { sourceText } from '../text/source-text.ts';

export interface HomePageOptions {
  readonly cards: readonly ProjectCard[];
  /** Channels of our own host by project, where the card alone does not tell whether gifts are taken. */
  readonly channels?: ReadonlyMap<string, Channel>;
  /** Cursor of the next page of the list; null or absent on the last one. */
  readonly nextCursor?: string | null;
  readonly context: PageContext;
}

export function homePage({ cards, channels, nextCursor = null, context }: HomePageOptions): Html {
  const words = messagesFor(context.lang).home;
  const only = onlyCharity(cards);
  return layout({
    context,
    title: words.title,
    description: words.description,
    speaker: only?.name ?? null,
    ...(only ? { contact: only.contact } : {}),
    body: html`<div class="page">
<h1>${words.title}</h1>
<p class="lead">${words.lead} <a href="${pageHref('/r', context)}">${messagesFor(context.lang).region.listTitle}</a></p>
${cards.length === 0 ? emptyState(context) : html`<ul class="project-list">${cards.map((card) => listItem(card, channels?.get(card.projectId), context))}</ul>`}
${nextLink(nextCursor, context)}
</div>`,
  });
}

function listItem(card: ProjectCard, channel: Channel | undefined, context: PageContext): Html {
  const { home: words, channelReason } = messagesFor(context.lang);
  const state = takingState(card, channel);
  const page = pageHref(`/p/${card.projectId}`, context);
  const title = `title-${card.projectId}`;
  const details = `details-${card.projectId}`;
  const give =
    state === 'open'
      ? html`<a class="button" id="give-${card.projectId}" aria-labelledby="give-${card.projectId} ${title}" href="${pageHref(`/give/${card.projectId}`, context)}">${words.give}</a>`
      : '';
  return html`<li class="project-item">
<div class="item-head">${statusMark(state, context)}</div>
<h2 id="${title}"><a href="${page}">${sourceText(card.title, context)}</a></h2>
${byline(card, context)}
<p class="summary">${sourceText(card.summary, context)}</p>
${progressFigures(card, context)}
${state === 'not-listed' ? html`<p class="fact-note">${channelReason[state]}</p>` : ''}
<p class="actions">${give}<a class="quiet-button" id="${details}" aria-labelledby="${details} ${title}" href="${page}">${words.details}</a></p>
</li>`;
}

function nextLink(nextCursor: string | null, context: PageContext): Html {
  if (nextCursor === null) return html``;
  const href = pageHref(`/?cursor=${encodeURIComponent(nextCursor)}`, context);
  return html`<p class="actions"><a class="quiet-button" href="${href}" rel="next">${messagesFor(context.lang).home.next}${icon('arrow')}</a></p>`;
}

function emptyState(context: PageContext): Html {
  const words = messagesFor(context.lang).home;
  return html`<section class="notice" aria-labelledby="empty-heading"><h2 id="empty-heading">${words.emptyTitle}</h2><p>${words.emptyBody}</p></section>`;
}

/** The charity that speaks when every project on the page is its own. */
function onlyCharity(cards: readonly ProjectCard[]): ProjectCard['charity'] | undefined {
  const [first] = cards;
  return first && cards.every(({ charity }) => charity.uscc === first.charity.uscc) ? first.charity : undefined;
}
