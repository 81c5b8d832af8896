// The sheet for a village's notice board (公示栏), A3: who takes the money, how much came, where it is, what has to be told,
// whom to ask, and a code that leads to the same books on line. What hangs on a wall cannot be refreshed, so the sheet says
// of which minute it is.

import type { ComplaintFigures, Compliance, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { conspicuousBlock } from '../compliance/conspicuous-block.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { qrImage } from '../qr-image.ts';
import { dateText } from '../text/date-text.ts';
import { sourceText } from '../text/source-text.ts';
import { asOfText, progressFigures, usedForFact } from './card-facts.ts';
import { fundUseFigures, fundUseTable } from './fund-use-table.ts';

export interface NoticePageOptions {
  readonly card: ProjectCard;
  readonly compliance: Compliance;
  readonly complaints: ComplaintFigures;
  /** Leads to the public page of the project. */
  readonly qrSvg: string;
  readonly context: PageContext;
}

/** What the sheet shows of duties: a wall has no room for more. */
const DUTIES_SHOWN = 6;

export function noticePage({ card, compliance, complaints, qrSvg, context }: NoticePageOptions): Html {
  const { notice: words, conspicuous } = messagesFor(context.lang);
  return layout({
    context,
    title: words.title(card.title),
    description: words.description,
    speaker: card.charity.name,
    contact: card.charity.contact,
    indexed: false,
    body: html`<div class="page notice-sheet">
<p class="screen-only hint">${words.print} <a href="${pageHref(`/p/${card.projectId}`, context)}">${words.back}</a></p>
<article aria-labelledby="title">
<header><p class="notice-kind">${words.kind}</p>
<h1 id="title">${sourceText(card.title, context)}</h1>
<p class="lead">${usedForFact(card, context)}</p></header>
<section aria-labelledby="money-heading"><h2 id="money-heading">${words.money}</h2>
<p class="fact-note">${asOfText(card, context)}</p>
${progressFigures(card, context)}
${fundUseFigures(card, context)}
${fundUseTable(card, context)}</section>
<div class="notice-pair">
<section aria-labelledby="payee-heading"><h2 id="payee-heading">${conspicuous.heading}</h2>${conspicuousBlock(card, context)}</section>
<section class="notice-code" aria-labelledby="code-heading"><h2 id="code-heading">${words.check}</h2>
${qrImage({ svg: qrSvg, alt: words.codeAlt })}
<p>${words.checkLead}</p><p class="code address">${card.links.page}</p></section>
</div>
${dutiesSection(compliance, context)}
<section aria-labelledby="report-heading"><h2 id="report-heading">${words.report}</h2>
<p>${words.reportLead(card.conspicuous.contact)}</p>
<p class="fact-note">${words.reports(complaints)}</p></section>
</article></div>`,
  });
}

// What was not told in time comes first.
function dutiesSection({ duties }: Compliance, context: PageContext): Html {
  const { notice: words, consoleDuties } = messagesFor(context.lang);
  const isEnglish = context.lang === 'en';
  const order = ['overdue', 'unknown', 'published-here', 'open', 'met'];
  const sorted = duties.toSorted(
    (one, other) =>
      order.indexOf(one.status) - order.indexOf(other.status) || one.dueLegal.localeCompare(other.dueLegal),
  );
  const rows = sorted
    .slice(0, DUTIES_SHOWN)
    .map(
      ({ title, status, dueLegal }) =>
        html`<tr><th scope="row">${isEnglish ? title.en : title.zh}</th><td>${dateText(dueLegal, context.lang)}</td><td>${words.status[status]}</td></tr>`,
    );
  return html`<section aria-labelledby="duties-heading"><h2 id="duties-heading">${consoleDuties.title}</h2>
${
  rows.length === 0
    ? html`<p class="empty">${words.noDuties}</p>`
    : html`<table class="ledger"><thead><tr><th scope="col">${words.what}</th><th scope="col">${words.due}</th><th scope="col">${words.state}</th></tr></thead><tbody>${rows}</tbody></table>`
}</section>`;
}
