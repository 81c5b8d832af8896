// What must stand in a conspicuous place beside the donate control, readable without opening anything: full name,
// credit code, certificate, plan, filing number, contact, way to enquire, partners and the name on the account
// (Charity Law 2023 art. 25; Measures on Public Fundraising 2024 art. 16).

import type { Partner, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import { outsideLink } from '../outside-link.ts';
import type { Html, PageContext } from '../page-context.ts';
import { contactLinks } from '../text/contact-text.ts';
import { dateText } from '../text/date-text.ts';
import { sourceText } from '../text/source-text.ts';

/** The definition list of the block; the page supplies heading and frame. */
export function conspicuousBlock(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).conspicuous;
  const { conspicuous, charity } = card;
  const rows: readonly (readonly [string, Html])[] = [
    [words.organisation, html`<strong>${sourceText(conspicuous.organisation, context)}</strong>`],
    [words.uscc, html`<span class="code">${conspicuous.uscc}</span>`],
    [words.certificate, certificateText(card, context)],
    [words.filing, filingText(card, context)],
    [words.plan, planText(card, context)],
    [words.account, html`${sourceText(charity.accountName, context)} ${bankText(card, context)}`],
    [words.contact, contactLinks(charity.contact, context)],
    [words.enquiry, enquiryText(card, context)],
    [words.partners, partnersText(card.partners, context)],
    ...(card.parties ? [[words.parties, partiesText(card.parties, context)] as const] : []),
  ];
  return html`<dl class="rows conspicuous">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The filed plan by its title, and where its terms are. */
export function planText({ conspicuous, projectId }: ProjectCard, context: PageContext): Html {
  const href = pageHref(`/p/${projectId}#plan`, context);
  const { readPlan } = messagesFor(context.lang).conspicuous;
  return html`${sourceText(conspicuous.filedTitle, context)} <a href="${href}">${readPlan}</a>`;
}

/** The two ways to check: the filing on the statutory platform, and the public page here. */
export function enquiryText({ conspicuous, projectId }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).conspicuous;
  const lookup = outsideLink({ href: conspicuous.lookupUrl, text: words.enquiryLookup }, context);
  return html`<span class="sentence">${lookup}${words.enquiryOr}<a href="${pageHref(`/p/${projectId}`, context)}">${words.enquiryPage}</a></span>`;
}

function certificateText({ charity, conspicuous }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).conspicuous;
  const { issuedOn, validTo } = charity.certificate;
  const validity = validTo === null ? words.certificateNoEnd : words.certificateValid(dateText(validTo, context.lang));
  return html`<span class="code">${sourceText(conspicuous.certificateNumber, context)}</span>
<span class="fact-note">${words.certificateIssued(dateText(issuedOn, context.lang))}</span> <span class="fact-note">${validity}</span>`;
}

function filingText({ conspicuous }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).conspicuous;
  return html`<span class="code">${sourceText(conspicuous.filingNumber, context)}</span>
<span class="fact-note">${outsideLink({ href: conspicuous.lookupUrl, text: words.lookup }, context)}</span>`;
}

function bankText({ charity }: ProjectCard, context: PageContext): Html {
  return html`<span class="fact-note">${sourceText(charity.bank, context)} <span class="code nowrap">${charity.accountMasked}</span></span>`;
}

function partnersText(partners: readonly Partner[], context: PageContext): Html {
  const words = messagesFor(context.lang);
  if (partners.length === 0) return html`${words.conspicuous.noPartners}`;
  const items = partners.map(
    ({ name, kind }) =>
      html`<li>${sourceText(name, context)} <span class="fact-note">${words.bodyKind[kind]}</span></li>`,
  );
  return html`<ul class="plain-list">${items}</ul>`;
}

const PARTIES = ['raisedBy', 'designedBy', 'carriedOutBy', 'supervisedBy'] as const;

function partiesText(parties: NonNullable<ProjectCard['parties']>, context: PageContext): Html {
  const words = messagesFor(context.lang);
  const items = PARTIES.map((part) => {
    const party = parties[part];
    if (party === undefined) return '';
    const name = sourceText(party.name, context);
    return html`<li>${words.conspicuous[part]} ${name} <span class="fact-note">${words.bodyKind[party.kind]}</span></li>`;
  });
  return html`<ul class="plain-list">${items}</ul>`;
}
