// The card above the action: what it is for, who receives, how much, where it went. Facts only; the same for every page.

import { html, nothing } from 'lit/html.js';
import { formatInstant } from './beijing-time.ts';
import { useView } from './use-view.ts';
import type { Part, View } from './view.ts';
import { link, moneyText, pageUrl } from './view.ts';
import { toWebUrl } from './web-url.ts';

/** `outcome` stands above the facts, `action` below them. */
export function cardView(view: View, { outcome, action }: { readonly outcome: Part; readonly action: Part }) {
  const { card, text, locale } = view;
  const photo = toWebUrl(card.photo);
  return html`<article part="card" lang=${locale} aria-labelledby="t">
${card.test ? html`<p class="test" part="ribbon">${text.test}</p>` : ''}
${outcome}
<header><h2 id="t">${card.title}</h2><p class="quiet">${text.by(card.community, card.conspicuous.organisation)}</p>
<p>${card.summary}</p>
${photo ? html`<img src=${photo} alt="" loading="lazy" referrerpolicy="no-referrer">` : ''}</header>
<dl>${row(
    text.payee,
    html`<b>${card.conspicuous.organisation}</b><br>${text.filing} ${card.conspicuous.filingNumber}
 ${link(toWebUrl(card.conspicuous.lookupUrl), text.check)}`,
  )}
${row(text.forWhom, card.plan.beneficiaries.scope)}
${row(text.ask, card.conspicuous.contact)}</dl>
${totalsView(view)}
${useView(view)}
${legalView(view)}
${action}
<p class="links">${link(pageUrl(view, '#payee'), text.ask)} ${link(pageUrl(view, '#check'), text.checks)}
 ${link(pageUrl(view, '#report'), text.report)}</p></article>`;
}

function row(term: string, value: unknown) {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

function totalsView(view: View) {
  const { card, text, locale } = view;
  return html`<section aria-label=${text.raised}>
<progress part="bar" aria-label="${text.raised} / ${text.goal}" max=${card.goal.amountMinor}
 value=${Math.max(0, card.raisedMinor)}></progress>
<p><b>${text.raised} ${moneyText(view, card.raisedMinor)}</b> / ${text.goal} ${moneyText(view, card.goal.amountMinor)}
 · ${text.gifts(card.donors)}</p>
<p class="quiet">${text.asOf} <time datetime=${card.asOf}>${formatInstant(card.asOf, locale)}</time></p></section>`;
}

// What has to stand in sight beside the donate control (Charity Law 2023 art. 25 and Measures on Public Fundraising
// arts. 16 and 17): never folded away.
function legalView(view: View) {
  const { card, text } = view;
  const partners = card.partners.map(({ name }) => name).join('、');
  return html`<section aria-labelledby="l"><h3 id="l">${text.legal}</h3><dl class="quiet">
${row(text.uscc, card.conspicuous.uscc)}
${row(text.certificate, card.conspicuous.certificateNumber)}
${row(text.plan, link(pageUrl(view, '#plan'), card.conspicuous.filedTitle))}
${row(text.period, `${card.dates.startsOn} – ${card.dates.endsOn}`)}
${partners ? row(text.partners, partners) : nothing}
${row(text.account, `${card.charity.accountName} · ${card.charity.bank} ${card.charity.accountMasked}`)}
${row(text.lookup, link(toWebUrl(card.conspicuous.enquiry), card.conspicuous.enquiry))}</dl></section>`;
}
