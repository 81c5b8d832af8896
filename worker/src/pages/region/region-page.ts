// A region's page: which projects lie there and what all of them come to. Every figure is the sum of the figures on their pages.

import type { ProjectCard, RegionEntry, RegionPage } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { statusMark, takingState } from '../project/card-facts.ts';
import { fundUseTable } from '../project/fund-use-table.ts';
import { instantText } from '../text/date-text.ts';
import { moneyText } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

export interface RegionPageOptions {
  readonly region: RegionPage;
  readonly context: PageContext;
}

export function regionPage({ region, context }: RegionPageOptions): Html {
  const words = messagesFor(context.lang).region;
  const name = regionName(region.code, context);
  const sections = region.projects === 0 ? emptyState(context) : figures(region, context);
  return layout({
    context,
    title: `${name}${punctuationOf(context.lang).title}${words.code(region.code)}`,
    description: words.description,
    speaker: null,
    body: html`<div class="page">
<div class="item-head"><span class="tag">${words.levels[region.level]}</span> <span>${words.code(region.code)}</span> <time datetime="${region.asOf}">${messagesFor(context.lang).card.asOf(instantText(region.asOf, context.lang))}</time></div>
<h1>${name}</h1>
<p class="lead">${words.projectCount(region.projects)}${words.whole}</p>
${wayUp(region, context)}
${regionList({ regions: region.below, heading: words.below }, context)}
${sections}
</div>`,
  });
}

export interface RegionListOptions {
  readonly regions: readonly RegionEntry[];
  readonly context: PageContext;
}

/** Provinces with projects. */
export function regionListPage({ regions, context }: RegionListOptions): Html {
  const words = messagesFor(context.lang).region;
  return layout({
    context,
    title: words.listTitle,
    description: words.listLead,
    speaker: null,
    body: html`<div class="page">
<h1>${words.listTitle}</h1>
<p class="lead">${words.listLead}</p>
${regions.length === 0 ? html`<p class="empty">${words.none}</p>` : regionList({ regions, heading: words.levels.province }, context)}
</div>`,
  });
}

/** The province by its name; what lies in it by its level and code, because divisions change and their codes say which is meant. */
export function regionName(code: string, context: PageContext): string {
  const { provinces, region: words } = messagesFor(context.lang);
  const [, province = code] = Object.entries(provinces).find(([digits]) => code.startsWith(digits)) ?? [];
  if (code.endsWith('0000')) return province;
  return words.within(province, words.levels[code.endsWith('00') ? 'city' : 'county'], code);
}

function wayUp({ parent }: RegionPage, context: PageContext): Html {
  const words = messagesFor(context.lang).region;
  const [path, text] = parent === null ? ['/r', words.all] : [`/r/${parent}`, regionName(parent, context)];
  return html`<nav aria-label="${words.parent}"><p class="actions"><a class="quiet-button" href="${pageHref(path, context)}">${text}</a></p></nav>`;
}

function regionList(
  { regions, heading }: { readonly regions: readonly RegionEntry[]; readonly heading: string },
  context: PageContext,
): Html {
  if (regions.length === 0) return html``;
  const words = messagesFor(context.lang).region;
  return html`<section aria-labelledby="below-heading"><h2 id="below-heading">${heading}</h2>
<dl class="rows">${regions.map(({ code, projects }) => html`<div><dt><a href="${pageHref(`/r/${code}`, context)}">${regionName(code, context)}</a></dt><dd>${words.projectCount(projects)}</dd></div>`)}</dl></section>`;
}

function emptyState(context: PageContext): Html {
  return html`<section class="notice"><p>${messagesFor(context.lang).region.empty}</p></section>`;
}

function figures(region: RegionPage, context: PageContext): Html {
  return html`${fundsSection(region, context)}
${dutiesSection(region, context)}
${reportsSection(region, context)}
${projectsSection(region, context)}`;
}

function fundsSection({ funds }: RegionPage, context: PageContext): Html {
  const words = messagesFor(context.lang).region;
  const parts = funds.map(({ currency, gifts, disbursedMinor, availableMinor, fundUse }) => {
    const money = (amountMinor: number) => moneyText({ amountMinor, currency }, context.lang);
    const rows = [
      [words.raised, html`${money(fundUse.raisedMinor)} <span class="fact-note">${words.gifts(gifts)}</span>`],
      [words.disbursed, money(disbursedMinor)],
      [words.spent, money(fundUse.spentMinor)],
      [words.available, money(availableMinor)],
    ] as const;
    return html`<dl class="rows">${rows.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
${fundUseTable({ currency, fundUse }, context)}`;
  });
  return section({ id: 'funds', heading: words.funds, note: words.fundsNote, body: html`${parts}` });
}

function dutiesSection({ duties }: RegionPage, context: PageContext): Html {
  const words = messagesFor(context.lang).region;
  const rows = [
    [words.met, duties.met],
    [words.due, duties.due],
    [words.overdue, duties.overdue],
  ] as const;
  const untold = duties.untold === 0 ? '' : html`<p class="fact-note">${words.untold(duties.untold)}</p>`;
  const body = html`${counted(rows, words.count)}${untold}`;
  return section({ id: 'duties', heading: words.duties, note: words.dutiesNote, body });
}

function reportsSection({ reports }: RegionPage, context: PageContext): Html {
  const { region: words, complaint } = messagesFor(context.lang);
  const rows = [
    [complaint.section.received, reports.received],
    [complaint.section.inTime, reports.answeredInTime],
    [complaint.section.late, reports.answeredLate],
    [complaint.section.open, reports.open],
    [complaint.section.overdue, reports.overdue],
  ] as const;
  const body = counted(rows, complaint.section.count);
  return section({ id: 'reports', heading: words.reports, note: words.reportsNote, body });
}

function counted(rows: readonly (readonly [string, number])[], text: (count: number) => string): Html {
  return html`<dl class="rows">${rows.map(([term, count]) => html`<div><dt>${term}</dt><dd>${text(count)}</dd></div>`)}</dl>`;
}

function projectsSection({ code, items, nextCursor }: RegionPage, context: PageContext): Html {
  const words = messagesFor(context.lang).region;
  const next = pageHref(`/r/${code}?cursor=${encodeURIComponent(nextCursor ?? '')}#projects`, context);
  return html`<section id="projects" aria-labelledby="projects-heading"><h2 id="projects-heading">${words.projects}</h2>
<table class="ledger">
<caption class="visually-hidden">${words.projects}</caption>
<thead><tr><th scope="col">${words.project}</th><th scope="col" class="amount">${words.amount}</th></tr></thead>
<tbody>${items.map((card) => projectRow(card, context))}</tbody>
</table>
${nextCursor === null ? '' : html`<p class="actions"><a class="quiet-button" href="${next}" rel="next">${words.next}${icon('arrow')}</a></p>`}</section>`;
}

function projectRow(card: ProjectCard, context: PageContext): Html {
  const { lang } = context;
  const raised = { amountMinor: card.raisedMinor, currency: card.currency };
  return html`<tr>
<th scope="row"><a href="${pageHref(`/p/${card.projectId}`, context)}">${sourceText(card.title, context)}</a><span class="fact-note">${sourceText(card.community, context)}</span>${statusMark(takingState(card), context)}</th>
<td class="amount">${moneyText(raised, lang)}<span class="fact-note">${messagesFor(lang).card.goal} ${moneyText(card.goal, lang)}</span></td>
</tr>`;
}

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
  readonly body: Html;
}

function section({ id, heading, note, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>
<p class="fact-note">${note}</p>
${body}</section>`;
}
