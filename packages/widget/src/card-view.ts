// The card around the action: who receives, for whom, what is left, whom to ask, and where it went. Facts only; the
// same for every page.

import { formatCount } from '@happy-homeland/sdk';
import { html, nothing } from 'lit/html.js';
import { formatDate, formatInstant } from './beijing-time.ts';
import { contactView } from './contact-view.ts';
import { still } from './still.ts';
import { figureView, useView } from './use-view.ts';
import type { Facts, Part, View } from './view.ts';
import { link, moneyText, pageUrl, whole } from './view.ts';
import { toWebUrl } from './web-url.ts';

interface CardParts {
  /** Above everything: what became of a gift. */
  readonly outcome: Part;
  /** Under the title: why there is no action. */
  readonly closed: Part;
  /** Below the facts. */
  readonly action: Part;
  /** What is shown, where it is drawn once; without it, it is drawn in place of what stands there. */
  readonly once?: Facts | undefined;
}

export function cardView(view: View, { outcome, closed, action, once }: CardParts) {
  const { card, text, locale } = view;
  return html`<article part="card" lang=${locale} aria-labelledby="t">
${card.test ? html`<p class="test" part="ribbon">${text.test}</p>` : ''}
${outcome}
${still(once, text, () => factsView(view, closed))}
${action}
<p class="links">${link(pageUrl(view, '#payee'), text.ask)} ${link(pageUrl(view, '#check'), text.checks)}
 ${link(pageUrl(view, '#report'), text.report)}</p></article>`;
}

// What changes with another answer and another language alone.
function factsView(view: View, closed: Part) {
  const { card, text } = view;
  const photo = toWebUrl(card.photo);
  return html`<div class="f"><header><h2 id="t">${card.title}</h2><p class="quiet">${text.by(card.conspicuous.organisation)}</p>
${photo ? html`<img src=${photo} alt="" loading="lazy" referrerpolicy="no-referrer">` : ''}</header>
${closed}
<dl>${row(text.payee, payeeView(view))}
${row(text.forWhom, text.whoAndWhat(card.community, card.summary))}
${row(text.left, leftView(view))}
${row(text.ask, contactView(view))}</dl>
${useView(view)}
${legalView(view)}</div>`;
}

function row(term: string, value: unknown) {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

function payeeView({ card, text }: View) {
  const { organisation, filingNumber, lookupUrl } = card.conspicuous;
  return html`<b>${organisation}</b><br><span class="quiet">${text.filing} ${whole(filingPieces(filingNumber).map((piece) => whole(piece)))}</span>
<div class="links">${link(toWebUrl(lookupUrl), text.check)}</div>`;
}

/** A filing number is the charity's credit code and `A26001`: if it has to break, then between the two. */
function filingPieces(filingNumber: string): readonly string[] {
  return filingNumber.split(/(?=A\d{5}$)/);
}

function leftView(view: View) {
  const { card, text, locale } = view;
  return html`${figureView(view, 'held')}
<progress part="bar" aria-label="${text.raised} / ${text.goal}" max=${card.goal.amountMinor}
 value=${Math.max(0, card.raisedMinor)}></progress>
<p><b>${text.raised} ${whole(moneyText(view, card.raisedMinor))}</b> / <span class="n">${text.goal} ${moneyText(view, card.goal.amountMinor, 'short')}</span></p>
<p class="quiet">${whole(text.gifts(formatCount(card.donors)))} · ${text.asOf} <time class="n" datetime=${card.asOf}>${formatInstant(card.asOf, locale)}</time></p>`;
}

// What has to stand in sight beside the donate control (Charity Law 2023 art. 25 and Measures on Public Fundraising
// arts. 16 and 17): never folded away.
function legalView(view: View) {
  const { card, text, locale } = view;
  const { conspicuous, charity, dates } = card;
  const partners = card.partners.map(({ name }) => name).join('、');
  return html`<section aria-labelledby="l"><h3 id="l">${text.legal}</h3><dl class="quiet">
${row(text.uscc, whole(conspicuous.uscc))}
${row(text.certificate, whole(conspicuous.certificateNumber))}
${row(text.plan, html`<div class="links">${link(pageUrl(view, '#plan'), conspicuous.filedTitle)}</div>`)}
${row(text.period, html`${whole(formatDate(dates.startsOn, locale))} – ${whole(formatDate(dates.endsOn, locale))}`)}
${partners ? row(text.partners, partners) : nothing}
${row(text.account, html`${charity.accountName} · ${charity.bank} ${whole(charity.accountMasked)}`)}
${row(
  text.lookup,
  html`<div class="links">${link(toWebUrl(conspicuous.lookupUrl), text.lookupFiling)}
 ${link(toWebUrl(conspicuous.enquiry), text.lookupPage)}</div>`,
)}</dl></section>`;
}
