// What a giver must be able to read before any amount is asked: the four questions, and beside them the rest of what
// the law wants in a conspicuous place (Charity Law 2023 art. 25). The full table stands below the form.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { enquiryText, planText } from '../compliance/conspicuous-block.ts';
import type { IconName } from '../icons.ts';
import { icon } from '../icons.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { payeeFact, usedForFact } from '../project/card-facts.ts';
import { emailLink, phoneLink } from '../text/contact-text.ts';
import { moneyText } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

export function giveBrief(card: ProjectCard, context: PageContext): Html {
  const { card: words, give } = messagesFor(context.lang);
  const questions: readonly (readonly [IconName, string, Html])[] = [
    ['payee', words.payeeQuestion, payeeFact(card, context)],
    ['people', words.usedForQuestion, usedForFact(card, context)],
    ['purse', words.leftQuestion, leftFact(card, context)],
    ['phone', words.askQuestion, askFact(card, context)],
  ];
  return html`<section class="payee-brief" aria-labelledby="brief-heading">
<h2 id="brief-heading" class="visually-hidden">${give.brief}</h2>
<dl class="questions">${questions.map(([shape, question, answer]) => html`<div><dt>${icon(shape)}${question}</dt><dd>${answer}</dd></div>`)}</dl>
${briefRows(card, context)}
</section>`;
}

/** Balance first, because that is what was asked; how it came about beside it. */
function leftFact(card: ProjectCard, context: PageContext): Html {
  const { card: words } = messagesFor(context.lang);
  const money = (amountMinor: number) => moneyText({ amountMinor, currency: card.currency }, context.lang);
  return html`${words.balance} <strong>${money(card.fundUse.heldMinor)}</strong>
<span class="fact-note"><span class="nowrap">${words.raised} ${money(card.raisedMinor)} /</span> <span class="nowrap">${words.goal} ${moneyText(card.goal, context.lang)}</span></span>`;
}

function askFact({ charity }: ProjectCard, context: PageContext): Html {
  const links = [phoneLink(charity.contact), emailLink(charity.contact)].filter((link) => link !== null);
  if (links.length === 0) return html`${messagesFor(context.lang).card.noContact}`;
  return html`<span class="contact-parts">${links.map((link) => html`<span>${link}</span> `)}</span>`;
}

function briefRows(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).conspicuous;
  const { conspicuous, charity, partners } = card;
  const rows: readonly (readonly [string, Html])[] = [
    [words.uscc, html`<span class="code">${conspicuous.uscc}</span>`],
    [words.certificate, html`<span class="code">${sourceText(conspicuous.certificateNumber, context)}</span>`],
    [words.plan, planText(card, context)],
    [words.account, sourceText(charity.accountName, context)],
    [words.partners, partners.length === 0 ? html`${words.noPartners}` : partnerNames(card, context)],
    [words.enquiry, enquiryText(card, context)],
  ];
  return html`<dl class="brief-rows">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function partnerNames({ partners }: ProjectCard, context: PageContext): Html {
  const names = partners.map(({ name }) => name).join(punctuationOf(context.lang).list);
  return sourceText(names, context);
}
