import type { Stripe } from 'stripe';
import type { PaymentMethod } from '../currencies.ts';
import { PAYMENT_METHODS } from '../currencies.ts';
import { DECLINE_REASONS, isForCardsOnly } from '../payments/decline.ts';
import type { Copy, Language } from './copy.ts';
import { copyIn } from './copy.ts';
import type { SafeHtml } from './escape.ts';
import { html } from './escape.ts';
import { formatAmount, formatInstant } from './format.ts';
import { methodIcon } from './icons.ts';

/** What has just happened, if the page is shown again. */
export type Notice =
  | { readonly kind: 'declined'; readonly reason: string; readonly method: PaymentMethod }
  | { readonly kind: 'abandoned' }
  | { readonly kind: 'method-not-offered' | 'reason-not-for-method' };

/** All that the payment form shows. */
export interface PayView {
  readonly language: Language;
  readonly session: Stripe.Checkout.Session;
  readonly itemNames: readonly string[];
  readonly notice: Notice | null;
}

/** The form on which a person plays the payer. It posts to its own address and needs no script. */
export function payPage(view: PayView): string {
  const { language, session } = view;
  const copy = copyIn(language);
  const main = html`
    ${noticeOf(view)}
    <section class="card" aria-labelledby="what">
      <h1 id="what">${copy.title}</h1>
      ${factsOf(view)}
    </section>
    <form method="post" action="/_sandbox/pay/${session.id}?lang=${language}">
      <fieldset>
        <legend>${copy.chooseMethod}</legend>
        <div class="choices">${choicesOf(view)}</div>
      </fieldset>
      <fieldset>
        <legend>${copy.actions}</legend>
        <div class="actions">
          <button class="main" type="submit" name="outcome" value="succeed">${copy.succeed}</button>
          <label class="reason" for="reason">${copy.declineReason}</label>
          <select id="reason" name="reason">${reasonsOf(copy)}</select>
          <button type="submit" name="outcome" value="decline">${copy.decline}</button>
          <button class="quiet" type="submit" name="outcome" value="abandon">${copy.abandon}</button>
        </div>
      </fieldset>
    </form>
    <footer>
      <p>${copy.validUntil} ${formatInstant(session.expires_at, language)}</p>
      <p>${copy.reference} ${session.id}</p>
      <p>${copy.footer}</p>
    </footer>`;
  return documentOf({ language, title: copy.title, main });
}

/** A page that only says how things stand: complete, expired, unknown. */
export function statePage(view: {
  readonly language: Language;
  readonly state: 'complete' | 'expired' | 'missing';
  readonly href: string | null;
}): string {
  const copy = copyIn(view.language);
  const texts = {
    complete: { title: copy.completeTitle, text: copy.completeText, link: copy.continueBack },
    expired: { title: copy.expiredTitle, text: copy.expiredText, link: copy.returnBack },
    missing: { title: copy.missingTitle, text: copy.missingText, link: copy.returnBack },
  }[view.state];
  const main = html`
    <section class="card state">
      ${view.state === 'complete' ? TICK : WARNING}
      <h1>${texts.title}</h1>
      <p>${texts.text}</p>
      ${view.href === null ? null : html`<a class="button main" href="${view.href}">${texts.link}</a>`}
    </section>
    <footer><p>${copy.footer}</p></footer>`;
  return documentOf({ language: view.language, title: texts.title, main });
}

const TICK = html`<svg class="icon mark ok" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="12"/><path d="m10 16 4 5 8-9"/></svg>`;
const WARNING = html`<svg class="icon mark warn" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M16 5 28 26H4z"/><path d="M16 13v6M16 22v1"/></svg>`;

function factsOf(view: PayView): SafeHtml {
  const { language, session, itemNames } = view;
  const copy = copyIn(language);
  const money = { amountMinor: session.amount_total ?? 0, currency: session.currency ?? '' };
  const items = itemNames.map((name) => html`<dd>${name}</dd>`);
  return html`<dl>
        <dt>${copy.payee}</dt>
        <dd>${session.branding_settings?.display_name ?? ''}</dd>
        <dt>${copy.item}</dt>
        ${items}
        <dt>${copy.amount}</dt>
        <dd class="amount">${formatAmount(money, language)}</dd>
      </dl>`;
}

function choicesOf(view: PayView): readonly SafeHtml[] {
  const copy = copyIn(view.language);
  const offered = walletsFirst().filter((method) => view.session.payment_method_types.includes(method));
  const chosen = view.notice?.kind === 'declined' ? view.notice.method : offered[0];
  return offered.map((method) => {
    const checked = method === chosen ? html` checked` : null;
    const { name, hint } = copy.methods[method];
    return html`<label class="choice">
            <input type="radio" name="method" value="${method}" required${checked}>
            ${methodIcon(method)}
            <span>${name}<small>${hint}</small></span>
          </label>`;
  });
}

/** The code stands beside the words, because the code is what a developer looks for. */
function reasonsOf(copy: Copy): readonly SafeHtml[] {
  return DECLINE_REASONS.map((reason) => {
    const forCards = isForCardsOnly(reason) ? copy.cardsOnly : '';
    return html`<option value="${reason}">${copy.reasons[reason]}${forCards} · ${reason}</option>`;
  });
}

/** People here pay by wallet, so wallets stand first and cards last. */
function walletsFirst(): readonly PaymentMethod[] {
  return PAYMENT_METHODS.toSorted((a, b) => Number(a === 'card') - Number(b === 'card'));
}

function noticeOf(view: PayView): SafeHtml | null {
  const copy = copyIn(view.language);
  switch (view.notice?.kind) {
    case undefined:
      return null;
    case 'declined': {
      const method = copy.methods[view.notice.method].name;
      return html`<div class="notice" role="alert"><h2>${copy.declinedTitle}</h2>
      <p>${copy.declinedText}</p><p>${method} · ${copy.declinedBy} ${view.notice.reason}</p></div>`;
    }
    case 'abandoned':
      return html`<div class="notice calm" role="status"><h2>${copy.abandonedTitle}</h2><p>${copy.abandonedText}</p></div>`;
    case 'method-not-offered':
      return html`<div class="notice" role="alert"><h2>${copy.unofferedTitle}</h2><p>${copy.unofferedText}</p></div>`;
    case 'reason-not-for-method':
      return html`<div class="notice" role="alert"><h2>${copy.unfitReasonTitle}</h2><p>${copy.unfitReasonText}</p></div>`;
  }
}

function documentOf(page: { language: Language; title: string; main: SafeHtml }): string {
  const copy = copyIn(page.language);
  const other = page.language === 'en' ? 'zh-CN' : 'en';
  return `<!doctype html>${
    html`
<html lang="${page.language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>${page.title}</title>
  <link rel="stylesheet" href="/_sandbox/pay.css">
  <link rel="icon" href="data:,">
</head>
<body>
  <header class="ribbon"><strong>${copy.ribbon}</strong><span>${copy.ribbonMore}</span></header>
  <div class="column">
    <nav class="language" aria-label="${copy.languageNav}">
      <a href="?lang=${other}" lang="${other}" hreflang="${other}">${copy.otherLanguage}</a>
    </nav>
    <main>${page.main}
    </main>
  </div>
</body>
</html>
`.markup
  }`;
}
