// The public page of a project. The first screen answers 谁收钱、给谁用、剩多少、找谁问; everything after it is there to be
// checked: payee and filing, where the money is, the plan, the books, the disclosures, the checks and where to report.

import type {
  Channel,
  ComplaintPage,
  Compliance,
  Disclosure,
  Donation,
  DonorMessage,
  JournalEntry,
  Page,
  ProgressUpdate,
  ProjectCard,
  ProjectProgress,
} from '@happy-homeland/contract';
import { html } from 'hono/html';
import { channelSection } from '../compliance/channel-section.ts';
import { closingFindings, complianceSection } from '../compliance/compliance-section.ts';
import { conspicuousBlock } from '../compliance/conspicuous-block.ts';
import { flowSection } from '../flow/flow-section.ts';
import type { MoneyTrail } from '../flow/money-flow.ts';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { ownImage, pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import { oembedLinks } from '../oembed-links.ts';
import { pageCode } from '../page-code.ts';
import type { Html, PageContext } from '../page-context.ts';
import { structuredData } from '../structured-data.ts';
import { phoneLink } from '../text/contact-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';
import { weChatGuide } from '../wechat-guide.ts';
import { advancesSection } from './advances-section.ts';
import { budgetTable } from './budget-table.ts';
import { asOfText, byline, payeeFact, progressFigures, statusMark, takingState, usedForFact } from './card-facts.ts';
import { disclosureSection } from './disclosure-section.ts';
import { financingSection } from './financing-section.ts';
import { fundUseEquation, fundUseFigures, fundUseTable } from './fund-use-table.ts';
import { giftsSection } from './gifts-section.ts';
import { journalTable } from './journal-table.ts';
import { messagesSection } from './messages-section.ts';
import { planTerms } from './plan-terms.ts';
import { progressSection } from './progress-section.ts';
import { reportSection } from './report-section.ts';
import { sourceTable } from './source-table.ts';
import { spendingSection } from './spending-section.ts';
import { useSection } from './use-section.ts';

export interface ProjectPageOptions {
  readonly card: ProjectCard;
  /** What our own host may do for this project now. */
  readonly channel: Channel;
  /** What the rules say of it today. */
  readonly compliance: Compliance;
  /** Where its money went beyond the card. */
  readonly trail: MoneyTrail;
  /** The newest entries of the journal, newest first. */
  readonly ledger: readonly JournalEntry[];
  /** True when the journal is longer than `ledger`. */
  readonly ledgerMore: boolean;
  readonly disclosures: readonly Disclosure[];
  /** The newest gifts whose givers chose to be named. */
  readonly gifts: readonly Donation[];
  /** True when there are more of them. */
  readonly giftsMore: boolean;
  /** What givers said, the newest gift first. */
  readonly messages: readonly DonorMessage[];
  readonly messagesMore: boolean;
  /** How it goes on: the newest updates, and where it stands. */
  readonly updates: Page<ProgressUpdate>;
  readonly progress: ProjectProgress;
  /** Reports about it: the figures of all, and the newest. */
  readonly complaints: ComplaintPage;
  /** Leads to this page. */
  readonly qrSvg: string;
  readonly context: PageContext;
}

/** Verifies the public books in the reader's own browser; built beside the widget. */
export const PROOF_MODULE = '/widget/v1/proof.js';

export function projectPage(options: ProjectPageOptions): Html {
  const { card, context } = options;
  const words = messagesFor(context.lang);
  const image = ownImage(card.photo, context);
  const title = words.project.title(card.title);
  return layout({
    context,
    title,
    description: card.summary,
    speaker: card.charity.name,
    contact: card.charity.contact,
    openGraph: { type: 'article', image },
    structured: structuredData({ ...options, title }),
    modules: [PROOF_MODULE],
    head: oembedLinks(card, context),
    body: html`<div class="page project">
<article aria-labelledby="title">
${firstScreen(options)}
<section class="paper" id="payee" aria-labelledby="payee-heading"><h2 id="payee-heading">${words.conspicuous.heading}</h2>${conspicuousBlock(card, context)}</section>
${progressSection(options, context)}
${moneySections(options)}
${section({ id: 'plan', heading: words.plan.heading, body: html`<p class="fact-note">${words.plan.note}</p>${planTerms(card, context)}` })}
${section({ id: 'journal', heading: words.project.journal, body: html`<p>${words.project.journalNote}</p>${booksProof(card, context)}${journalTable(options, context)}` })}
${disclosureSection(options.disclosures, context)}
${complianceSection(card, options.compliance, context)}
${reportSection(card, options.complaints, context)}
${pageCode({ svg: options.qrSvg, address: card.links.page }, context)}
</article>
</div>`,
  });
}

function firstScreen({ card, channel, compliance, context }: ProjectPageOptions): Html {
  const { card: words } = messagesFor(context.lang);
  const image = ownImage(card.photo, context);
  return drawnCard(
    card,
    html`<header class="first-screen">
<div class="item-head">${statusMark(takingState(card, channel), context)}${asOfText(card, context)}</div>
<h1 id="title">${sourceText(card.title, context)}</h1>
${byline(card, context)}
${image === null ? '' : html`<img class="photo" src="${image}" alt="" width="640" height="360">`}
<dl class="questions">
<div><dt>${icon('payee')}${words.payeeQuestion}</dt><dd>${payeeFact(card, context)}</dd></div>
<div><dt>${icon('people')}${words.usedForQuestion}</dt><dd>${usedForFact(card, context)}</dd></div>
</dl>
${progressFigures(card, context)}
<div class="left"><div class="left-head"><p class="question">${icon('purse')}${words.leftQuestion}</p><a href="#fund-use">${messagesFor(context.lang).project.fundUse}</a></div>${fundUseFigures(card, context)}</div>
${action({ card, channel, compliance, context })}
${quietRow(card, context)}
</header>`,
  );
}

/**
 * The element of the family around facts that are drawn here: its root comes with the page and shows them, so the script
 * finds nothing to fetch and nothing to move. They stand in the tag, because a browser that does not know such roots (web
 * views before 2023) draws nothing that is inside one.
 */
function drawnCard({ projectId }: ProjectCard, facts: Html): Html {
  return html`<hh-project project="${projectId}" drawn><template shadowrootmode="open"><slot></slot></template>${facts}</hh-project>`;
}

type ActionView = Pick<ProjectPageOptions, 'card' | 'channel' | 'compliance' | 'context'>;

function action({ card, channel, compliance, context }: ActionView): Html {
  if (channel.channel !== 'own-site') {
    return channelSection({ card, channel, closedBy: closingFindings(compliance), context });
  }
  const href = pageHref(`/give/${card.projectId}`, context);
  const { action: text } = messagesFor(context.lang).project;
  return html`${weChatGuide(card, context)}<p class="main-action"><a class="button" href="${href}">${text}${icon('arrow')}</a></p>`;
}

function quietRow(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang);
  const phone = phoneLink(card.charity.contact);
  const { colon } = punctuationOf(context.lang);
  return html`<nav class="quiet-row" aria-label="${words.project.quickLinks}">
<span>${icon('phone')}${phone === null ? html`<a href="#report">${words.project.ask}</a>` : html`${words.project.ask}${colon}${phone}`}</span>
<span>${icon('check')}<a href="#check">${words.project.checks}</a></span>
<span>${icon('flag')}<a href="#report">${words.project.report}</a></span>
${context.inWeChat ? '' : html`<span>${icon('book')}<a href="${pageHref(`/p/${card.projectId}/notice`, context)}">${words.notice.link}</a></span>`}
<span>${icon('people')}<a href="${pageHref(`/r/${card.region}`, context)}">${words.region.fromProject}</a></span>
</nav>`;
}

// What stands inside is for browsers without script.
function booksProof({ projectId }: ProjectCard, context: PageContext): Html {
  const size = context.largeText ? html`size="large"` : '';
  return html`<hh-proof project="${projectId}" ${size}><a href="${pageHref('/verify', context)}">${messagesFor(context.lang).verify.title}</a></hh-proof>`;
}

function moneySections(options: ProjectPageOptions): Html {
  const { card, trail, progress, gifts, giftsMore, context } = options;
  const words = messagesFor(context.lang).project;
  const use = html`<p>${words.fundUseNote}</p>${fundUseEquation(card, context)}${fundUseTable(card, context)}`;
  return html`${section({ id: 'fund-use', heading: words.fundUse, body: use })}
${flowSection({ card, trail }, context)}
${section({ id: 'budget', heading: words.budget, body: budgetTable(card, trail, context) })}
${useSection(progress, context)}
${advancesSection(card, trail, context)}
${spendingSection(card, trail, context)}
${section({ id: 'sources', heading: words.bySource, body: sourceTable(card, context) })}
${financingSection(progress, card, context)}
${giftsSection({ gifts, giftsMore }, context)}
${messagesSection(options, context)}`;
}

function section({ id, heading, body }: { readonly id: string; readonly heading: string; readonly body: Html }): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${body}</section>`;
}
