// Money that arrived and may not be counted yet: a list of it, and one gift with what was said and what may be said of it. Its
// giver is not named.

import type { Currency, HeldGift } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { errorSummary, errorText, fieldMarks, hasErrors } from '../field-error.ts';
import { pageHref, withQuery } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText, instantText } from '../text/date-text.ts';
import { moneyText } from '../text/money-text.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import { said as saidWords } from './work-words.ts';

/** What a line says of a held gift. */
export type HeldLine = Pick<HeldGift, 'amount' | 'pledgeId' | 'projectTitle' | 'reason' | 'refundOn' | 'status'> & {
  readonly currency: Currency;
};

export interface HeldListOptions {
  readonly frame: ConsoleFrame;
  readonly gifts: readonly HeldLine[];
  readonly nextCursor: string | null;
}

export interface HeldFormState {
  /** The reason as it was typed. */
  readonly typed: string;
  /** By the id of the control; `form` for what belongs to none. */
  readonly errors: Readonly<Record<string, string>>;
}

type Verdict = 'accept' | 'refund';

export interface HeldPageOptions {
  readonly frame: ConsoleFrame;
  readonly gift: Omit<HeldGift, 'decisions'> & {
    readonly currency: Currency;
    readonly decisions: readonly (HeldGift['decisions'][number] & { readonly name: string })[];
  };
  /** What whoever looks has said of it. */
  readonly said: Verdict | null;
  readonly mayDecide: boolean;
  readonly form: HeldFormState;
}

const REASON_MAX = 300;

export function heldListPage({ frame, gifts, nextCursor }: HeldListOptions): Html {
  const { context } = frame;
  const { consoleHeld: words, console } = messagesFor(context.lang);
  return consolePage(
    frame,
    html`<p class="lead">${words.lead}</p>
${gifts.length === 0 ? html`<p class="empty">${words.none}</p>` : html`<ul class="plain-list desk-list">${gifts.map((gift) => heldLine(gift, context))}</ul>`}
${nextCursor === null ? '' : html`<p><a href="${withQuery(context, 'cursor', nextCursor)}">${console.more}</a></p>`}`,
  );
}

export function heldLine(
  { pledgeId, projectTitle, amount, currency, reason, refundOn, status }: HeldLine,
  context: PageContext,
) {
  const { lang } = context;
  const { consoleHeld: words } = messagesFor(lang);
  const { amountMinor } = amount;
  const until = refundOn === null ? words.statuses[status] : words.goesBackOn(dateText(refundOn, lang));
  return html`<li class="desk-item"><a href="${pageHref(`/console/held/${pledgeId}`, context)}">${moneyText({ amountMinor, currency }, lang)} · ${saidWords(reason, lang)}</a>
<span class="fact-note">${sourceText(projectTitle, context)} · ${until}</span></li>`;
}

export function heldPage(options: HeldPageOptions): Html {
  const { frame, form } = options;
  const { context } = frame;
  const { consoleHeld: words, console } = messagesFor(context.lang);
  return consolePage(
    { ...frame, failed: hasErrors(form.errors) },
    html`${errorSummary({ title: console.errorsTitle, errors: form.errors, order: ['form'] })}
<p class="lead">${words.lead}</p>
${facts(options, words)}
<section><h2>${words.said}</h2>${opinions(options, words)}</section>
${decisions(options, words)}
<p class="screen-only"><a href="${pageHref('/console/held', context)}">${words.all}</a></p>`,
  );
}

type HeldWords = Messages['consoleHeld'];

function facts({ frame: { context }, gift }: HeldPageOptions, words: HeldWords): Html {
  const { lang } = context;
  const { amount, currency, projectId, projectTitle, reason, paidAt, heldAt, status, refundOn, refund } = gift;
  const articles = reason.articles.join(lang === 'en' ? '; ' : '；');
  const row = (name: string, value: Html | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const at = (instant: string) => html`<time datetime="${instant}">${instantText(instant, lang)}</time>`;
  const standing =
    refund === null ? words.statuses[status] : `${words.statuses[status]} · ${words.refunds[refund.state]}`;
  return html`<dl class="rows">
${row(words.status, html`<strong>${standing}</strong>`)}
${row(words.amount, moneyText({ amountMinor: amount.amountMinor, currency }, lang))}
${row(words.project, html`<a href="${pageHref(`/console/projects/${projectId}`, context)}">${sourceText(projectTitle, context)}</a>`)}
${row(words.why, html`${saidWords(reason, lang)}${articles === '' ? '' : html` <span class="fact-note">${articles}</span>`}`)}
${paidAt === null ? '' : row(words.paidAt, at(paidAt))}
${row(words.heldAt, at(heldAt))}
${refundOn === null ? '' : row(words.goesBack, html`<time datetime="${refundOn}">${dateText(refundOn, lang)}</time>`)}
</dl>`;
}

function opinions({ frame: { context }, gift }: HeldPageOptions, words: HeldWords): Html {
  if (gift.decisions.length === 0) return html`<p class="hint">${words.saidNone}</p>`;
  const lines = gift.decisions.map(
    ({ decision, name, reason, at }) => html`<li><strong>${words.verdicts[decision]}</strong>
<span class="fact-note">${sourceText(name, context)} · <time datetime="${at}">${instantText(at, context.lang)}</time></span>
${sourceParagraphs(reason, context)}</li>`,
  );
  return html`<ol class="desk-history">${lines}</ol>`;
}

function decisions(options: HeldPageOptions, words: HeldWords): Html {
  const { gift, said, mayDecide } = options;
  if (!mayDecide)
    return html`<p class="hint screen-only">${gift.status === 'open' ? words.notYours : words.decided}</p>`;
  const others = (['refund', 'accept'] as const).filter((verdict) => verdict !== said);
  const forms = others.map((verdict) =>
    verdict === 'accept' && !gift.acceptable
      ? html`<p class="hint">${words.notAcceptable}</p>`
      : decisionForm(options, verdict, words),
  );
  return html`<section class="screen-only"><h2>${words.decide}</h2>
${said === null ? '' : withdrawal(options, said, words)}${forms}</section>`;
}

function decisionForm({ frame: { context }, gift, form }: HeldPageOptions, verdict: Verdict, words: HeldWords): Html {
  const field = `reason-${verdict}`;
  const { errors, typed } = form;
  const marks = fieldMarks({ field, errors, hint: `${field}-hint` });
  return html`<form class="paper desk-form" method="post" action="${pageHref(`/console/held/${gift.pledgeId}`, context)}" accept-charset="utf-8" novalidate>
<h3>${words.verdicts[verdict]}</h3><p>${words.means[verdict]}</p>
<input type="hidden" name="decision" value="${verdict}">
<div class="desk-field"><label for="${field}">${words.reason}</label><p class="hint" id="${field}-hint">${words.reasonHint}</p>${errorText(field, errors)}
<textarea id="${field}" name="reason" rows="2" maxlength="${REASON_MAX}" required ${marks}>${errors[field] === undefined ? '' : typed}</textarea></div>
<p><button class="${verdict === 'refund' ? 'button' : 'quiet-button'}" type="submit">${words.verdicts[verdict]}</button></p>
</form>`;
}

function withdrawal({ frame: { context }, gift }: HeldPageOptions, said: Verdict, words: HeldWords): Html {
  return html`<p class="notice" role="status">${words.youSaid(words.verdicts[said])}</p>
<form method="post" action="${pageHref(`/console/held/${gift.pledgeId}`, context)}" accept-charset="utf-8"><input type="hidden" name="decision" value="withdraw"><button class="quiet-button" type="submit">${words.withdraw}</button></form>`;
}
