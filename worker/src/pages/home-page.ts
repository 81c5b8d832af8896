// The list of projects: what it is, how far it has come, and two ways on.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { byline, progressFigures, statusMark } from './card-facts.ts';
import { layout } from './layout.ts';
import { pageHref } from './links.ts';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';
import { sourceText } from './source-text.ts';

export interface HomePageOptions {
  readonly cards: readonly ProjectCard[];
  readonly context: PageContext;
}

export function homePage({ cards, context }: HomePageOptions): Html {
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
<p class="lead">${words.lead}</p>
${cards.length === 0 ? emptyState(context) : html`<ul class="project-list">${cards.map((card) => listItem(card, context))}</ul>`}
</div>`,
  });
}

function listItem(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).home;
  const page = pageHref(`/p/${card.projectId}`, context);
  const title = `title-${card.projectId}`;
  const details = `details-${card.projectId}`;
  const give =
    card.intake === 'open'
      ? html`<a class="button" id="give-${card.projectId}" aria-labelledby="give-${card.projectId} ${title}" href="${pageHref(`/give/${card.projectId}`, context)}">${words.give}</a>`
      : '';
  return html`<li class="project-item">
<div class="item-head">${statusMark(card, context)}</div>
<h2 id="${title}"><a href="${page}">${sourceText(card.title, context)}</a></h2>
${byline(card, context)}
<p class="summary">${sourceText(card.summary, context)}</p>
${progressFigures(card, context)}
<p class="actions">${give}<a class="quiet-button" id="${details}" aria-labelledby="${details} ${title}" href="${page}">${words.details}</a></p>
</li>`;
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
