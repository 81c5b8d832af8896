// After paying: thanks or what went wrong, what happens next and when, how to find it again. Sharing is offered, not
// pushed. While the provider still confirms, the page looks again by itself a bounded number of times.

import type { Money, ProjectCard, Receipt } from '@happy-homeland/contract';
import { html } from 'hono/html';
import type { IconName } from '../icons.ts';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { pageHref, queryCount, safeHref, withQuery } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { contactLinks } from '../text/contact-text.ts';
import { dateText } from '../text/date-text.ts';
import { amountWords, moneyText } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

/** Seconds between two looks at a payment that is still being confirmed. */
export const RESULT_REFRESH_SECONDS = 5;
/** How often the page looks again before it asks the person to. */
export const RESULT_REFRESH_MAX = 12;
/** Query parameter that counts the looks; the route must pass it through untouched. */
export const RESULT_REFRESH_PARAMETER = 'refreshed';

export type ResultKind = 'paid' | 'processing' | 'failed' | 'expired' | 'needs_review' | 'quarantined' | 'refunded';

export interface ResultPageOptions {
  readonly kind: ResultKind;
  readonly card: ProjectCard;
  readonly amount: Money;
  readonly receipt?: Receipt;
  /** The registered community site to go back to. */
  readonly back?: { readonly href: string; readonly siteName: string };
  /** Path of the donate page with what was chosen there. */
  readonly retryHref?: string;
  /** Gives out the giver's own copy of the receipt file, once. */
  readonly readToken?: string;
  /** What the giver said about the fiscal receipt. */
  readonly fiscal: 'waived' | 'requested';
  /** How the giver's message stands. */
  readonly message?: 'waiting' | 'shown' | 'over';
  /** Civil date on which held money goes back by itself. */
  readonly refundOn?: string;
  readonly context: PageContext;
}

const SHAPES = {
  paid: 'check',
  processing: 'clock',
  failed: 'attention',
  expired: 'clock',
  needs_review: 'attention',
  quarantined: 'attention',
  refunded: 'clock',
} as const satisfies Record<ResultKind, IconName>;

export function resultPage(options: ResultPageOptions): Html {
  const { kind, card, context } = options;
  const words = messagesFor(context.lang).result;
  const title = words.title[kind];
  return layout({
    context,
    title,
    description: words.body[kind](card.charity.name),
    speaker: card.charity.name,
    contact: card.charity.contact,
    indexed: false,
    head: kind === 'processing' ? refreshMark(context) : html``,
    body: html`<div class="page result result-${kind}">
<h1>${icon(SHAPES[kind])}<span>${title}</span></h1>
<p class="lead">${words.body[kind](card.charity.name)}</p>
${kind === 'processing' ? refreshNote(context) : ''}
${refundNote(options)}
${retryAction(options)}
${giftFacts(options)}
${ownFile(options)}
${ownMessage(options)}
${kind === 'paid' ? nextSteps(options) : ''}
${kind === 'paid' ? findAgain(options) : ''}
<p>${words.ask}${punctuationOf(context.lang).colon}${contactLinks(card.charity.contact, context)}</p>
${backLink(options)}
</div>`,
  });
}

function refreshesLeft(context: PageContext): number {
  return Math.max(0, RESULT_REFRESH_MAX - queryCount(context, RESULT_REFRESH_PARAMETER));
}

function refreshHref(context: PageContext): string {
  const next = Math.min(RESULT_REFRESH_MAX, queryCount(context, RESULT_REFRESH_PARAMETER) + 1);
  return withQuery(context, RESULT_REFRESH_PARAMETER, String(next));
}

function refreshMark(context: PageContext): Html {
  if (refreshesLeft(context) === 0) return html``;
  return html`<meta http-equiv="refresh" content="${RESULT_REFRESH_SECONDS}; url=${refreshHref(context)}">`;
}

function refreshNote(context: PageContext): Html {
  const words = messagesFor(context.lang).result;
  const left = refreshesLeft(context);
  const note = left > 0 ? words.refreshing(RESULT_REFRESH_SECONDS, left) : words.refreshStopped;
  return html`<p class="hint">${note}</p><p><a class="quiet-button" href="${refreshHref(context)}">${words.refreshNow}</a></p>`;
}

function refundNote({ refundOn, context }: ResultPageOptions): Html {
  if (refundOn === undefined) return html``;
  return html`<p class="hint">${messagesFor(context.lang).result.refundOn(dateText(refundOn, context.lang))}</p>`;
}

function retryAction({ kind, retryHref, context }: ResultPageOptions): Html {
  const safe = safeHref(retryHref);
  if (safe === null || (kind !== 'failed' && kind !== 'expired')) return html``;
  return html`<p class="main-action"><a class="button" href="${pageHref(safe, context)}">${messagesFor(context.lang).result.retry}${icon('arrow')}</a></p>`;
}

function giftFacts({ card, amount, receipt, context }: ResultPageOptions): Html {
  const words = messagesFor(context.lang).result;
  const inWords =
    context.lang === 'en' ? '' : html`<span class="in-words">（${amountWords(amount, context.lang)}）</span>`;
  const rows: readonly (readonly [string, Html])[] = [
    [words.amount, html`<strong>${moneyText(amount, context.lang)}</strong>${inWords}`],
    [words.project, sourceText(card.title, context)],
  ];
  const receiptRows: readonly (readonly [string, Html])[] =
    receipt === undefined
      ? []
      : [
          [words.date, html`<time datetime="${receipt.date}">${dateText(receipt.date, context.lang)}</time>`],
          [words.receiptNo, html`<span class="code">${receipt.receiptNo}</span>`],
        ];
  const href = receipt === undefined ? null : pageHref(`/receipts/${receipt.receiptNo}`, context);
  return html`<section class="paper" aria-labelledby="gift-heading">
<h2 id="gift-heading">${words.facts}</h2>
<dl class="rows">${[...rows, ...receiptRows].map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
${href === null ? '' : html`<p class="actions"><a class="button" href="${href}">${icon('receipt')}${words.receiptLink}</a></p><p class="hint">${words.saveReceipt}</p>`}
</section>`;
}

// A form, because a token in an address would stay in histories and logs.
function ownFile({ receipt, readToken, card, context }: ResultPageOptions): Html {
  if (receipt === undefined || readToken === undefined) return html``;
  const { ownFile: words, weChat } = messagesFor(context.lang);
  // The token is good for one time, which a download that does not open would take.
  if (context.inWeChat) {
    return html`<section class="paper" aria-labelledby="own-file-heading"><h2 id="own-file-heading">${words.heading}</h2>
<p>${words.body}</p><p class="hint">${weChat.saveFile}</p></section>`;
  }
  return html`<section class="paper" aria-labelledby="own-file-heading">
<h2 id="own-file-heading">${words.heading}</h2>
<p>${words.body}</p>
<form method="post" action="${pageHref(`/give/${card.projectId}/receipt`, context)}">
<input type="hidden" name="receiptNo" value="${receipt.receiptNo}"><input type="hidden" name="token" value="${readToken}">
<p class="actions"><button class="quiet-button" type="submit">${icon('receipt')}${words.save}</button></p></form>
<p class="hint">${words.once}</p>
</section>`;
}

function ownMessage({ message, context }: ResultPageOptions): Html {
  if (message === undefined) return html``;
  const words = messagesFor(context.lang).donorMessage;
  const button = html`<form method="post" action="${withQuery(context, RESULT_REFRESH_PARAMETER, null)}"><p class="actions"><button class="quiet-button" type="submit">${words.withdraw}</button></p></form>`;
  return html`<section aria-labelledby="message-heading"><h2 id="message-heading">${words.own}</h2>
<p>${words.states[message]}</p>${message === 'over' ? '' : button}</section>`;
}

function nextSteps({ card, fiscal, context }: ResultPageOptions): Html {
  const words = messagesFor(context.lang).result;
  const milestones =
    card.milestones.length === 0
      ? ''
      : html`<h3>${words.nextMilestones}</h3><ol class="milestones">${card.milestones.map((step) => html`<li>${sourceText(step, context)}</li>`)}</ol>`;
  return html`<section aria-labelledby="next-heading">
<h2 id="next-heading">${words.next}</h2>
<ul class="next-list">
<li>${words.nextBooked}</li>
<li>${words.nextFiscal[fiscal](card.charity.name)}</li>
<li>${words.nextReport(dateText(card.dates.endsOn, context.lang))}</li>
</ul>
${milestones}
</section>`;
}

function findAgain({ card, context }: ResultPageOptions): Html {
  const words = messagesFor(context.lang).result;
  const path = `/p/${card.projectId}`;
  return html`<section aria-labelledby="again-heading">
<h2 id="again-heading">${words.findAgain}</h2>
<p>${words.findAgainBody}</p>
<p class="actions"><a class="quiet-button" href="${pageHref(path, context)}">${words.projectPage}</a> <a class="quiet-button" href="${pageHref('/receipts', context)}">${messagesFor(context.lang).lookup.title}</a></p>
<p class="hint">${words.share} <span class="address">${context.publicUrl}${path}</span></p>
</section>`;
}

function backLink({ back, context }: ResultPageOptions): Html {
  const href = safeHref(back?.href);
  if (back === undefined || href === null) return html``;
  return html`<p class="actions"><a class="quiet-button" href="${href}">${messagesFor(context.lang).result.back(back.siteName)}</a></p>`;
}
