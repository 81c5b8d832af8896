// What stands in a frame on a website that strips scripts: the card as a page of its own, whole without a script, with
// links that open outside the frame. It cannot know on which page it stands, so it does what it would do on a website that
// nobody registered: it shows, and leads to the project page.

import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { telHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { asOfText, byline, progressFigures, statusMark, takingState, usedForFact } from '../project/card-facts.ts';
import { fundUseFigures } from '../project/fund-use-table.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';
import type { EmbedChoice } from './embed-choice.ts';

export interface FramePageOptions {
  readonly card: ProjectCard;
  /** What a website that nobody registered may do. */
  readonly channel: Channel;
  readonly theme: EmbedChoice['theme'];
  /** Tells the page around it how high it is, if that page asks. */
  readonly fits: boolean;
  readonly context: PageContext;
}

const FIT_MODULE = '/widget/v1/frame-page.js';

export function framePage(options: FramePageOptions): Html {
  const { card, channel, theme, fits, context } = options;
  const words = messagesFor(context.lang);
  const { card: facts } = words.embed;
  return html`<!doctype html>
<html lang="${context.lang}" data-size="${context.largeText ? 'large' : 'standard'}" ${theme === 'auto' ? '' : html`data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${card.title}</title>
<meta name="description" content="${card.summary}">
<meta name="robots" content="noindex">
<meta property="og:title" content="${card.title}">
<link rel="canonical" href="${context.publicUrl}/p/${card.projectId}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/widget/v1/tokens.css">
<link rel="stylesheet" href="/assets/pages.css">
${fits ? html`<script type="module" src="${FIT_MODULE}"></script>` : ''}
</head>
<body>
<main class="paper frame-card" aria-labelledby="title">
${context.test ? html`<p class="frame-test">${words.shell.testRibbon}</p>` : ''}
<header class="frame-head"><div class="item-head">${statusMark(takingState(card, channel), context)}${asOfText(card, context)}</div>
<h1 id="title">${sourceText(card.title, context)}</h1>
${byline(card, context)}</header>
<dl class="questions">
<div><dt>${icon('payee')}${words.card.payeeQuestion}</dt><dd>${payee(card, context)}</dd></div>
<div><dt>${icon('people')}${words.card.usedForQuestion}</dt><dd>${usedForFact(card, context)}</dd></div>
</dl>
${progressFigures(card, context)}
<div class="left"><p class="question">${icon('purse')}${words.card.leftQuestion}</p>${fundUseFigures(card, context)}</div>
${action(options)}
</main>
<footer class="frame-foot"><p>${sourceText(facts.campaign(card.filedTitle), context)}</p><p>${sourceText(facts.certificate(card.conspicuous.certificateNumber), context)}</p><p>${words.shell.notDesignated}</p></footer>
</body>
</html>
`;
}

function payee({ conspicuous, charity }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang);
  const href = charity.contact.phone === undefined ? null : telHref(charity.contact.phone);
  return html`<strong>${sourceText(conspicuous.organisation, context)}</strong>
<span class="fact-note">${words.card.filing} <span class="code">${conspicuous.filingNumber}</span></span>
${href === null ? '' : html`<span class="fact-note">${words.project.ask}${punctuationOf(context.lang).colon}<a class="nowrap" href="${href}">${charity.contact.phone}</a></span>`}`;
}

function action({ card, channel, context }: FramePageOptions): Html {
  const words = messagesFor(context.lang);
  const isClosed = channel.channel === 'display';
  const page = new URL(`${context.publicUrl}/p/${card.projectId}`);
  // In the language that the frame speaks, whichever way it came by it.
  page.searchParams.set('lang', context.lang);
  if (context.largeText) page.searchParams.set('size', 'large');
  const link = html`<p class="main-action"><a class="button" href="${page.href}" target="_blank" rel="noopener">${isClosed ? words.embed.frame.books : words.embed.frame.open}${icon('arrow')}</a></p>`;
  if (!isClosed) return html`${link}<p class="fact-note">${words.embed.frame.outside(page.host)}</p>`;
  const { colon, semicolon } = punctuationOf(context.lang);
  const articles = channel.articles.map((name) => words.article(name)).join(semicolon);
  return html`<p>${words.channelReason[channel.reason]}</p>
${articles === '' ? '' : html`<p class="fact-note">${words.articles}${colon}${sourceText(articles, context)}</p>`}
${link}`;
}
