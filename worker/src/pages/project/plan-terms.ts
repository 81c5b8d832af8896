// The filed plan as it must be public (Charity Law 2023 art. 24), verbatim where it is a text.

import type { ProjectCard } from '@happy-homeland/contract';
import { formatCount } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import { outsideLink } from '../outside-link.ts';
import type { Html, PageContext } from '../page-context.ts';
import { civilDateOf, dateText, daysBetween } from '../text/date-text.ts';
import { bpsText, shortMoney } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';

/** Purpose, beneficiaries, costs, surplus, responsible person, methods, dates and listings. */
export function planTerms(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).plan;
  const { plan } = card;
  const rows: readonly (readonly [string, Html | readonly Html[]])[] = [
    [words.filedTitle, sourceText(card.filedTitle, context)],
    [words.dates, datesText(card, context)],
    [words.purpose, sourceParagraphs(plan.purpose, context)],
    [words.beneficiaries, beneficiariesText(card, context)],
    [words.howChosen, sourceParagraphs(plan.beneficiaries.howChosen, context)],
    [words.costs, costsText(card, context)],
    [words.surplus, sourceParagraphs(plan.surplus, context)],
    [
      words.responsible,
      html`${sourceText(plan.responsible.name, context)} <span class="fact-note">${sourceText(plan.responsible.office, context)}</span>`,
    ],
    [words.methods, methodsText(card, context)],
    [words.platforms, platformsText(card, context)],
  ];
  return html`<dl class="rows">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Whom the whole campaign is for, with the filed estimate of how many; a project serves some of them. */
function beneficiariesText({ plan }: ProjectCard, context: PageContext): Html {
  const { scope, estimatedPeople } = plan.beneficiaries;
  const about = messagesFor(context.lang).card.about;
  const count =
    estimatedPeople === undefined ? '' : html` <span class="fact-note">${about(formatCount(estimatedPeople))}</span>`;
  return html`${sourceText(scope, context)}${count}`;
}

/** First and last day, with how far away the end is on the day the card was made. */
export function datesText({ dates, asOf }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).plan;
  const today = civilDateOf(asOf);
  const range = words.dateRange(dateText(dates.startsOn, context.lang), dateText(dates.endsOn, context.lang));
  return html`<span>${range}</span> <span class="fact-note">${relativeText({ today, ...dates }, context)}</span>`;
}

function relativeText(
  { today, startsOn, endsOn }: { readonly today: string; readonly startsOn: string; readonly endsOn: string },
  context: PageContext,
): string {
  const words = messagesFor(context.lang).plan;
  const untilStart = daysBetween({ from: today, to: startsOn });
  if (untilStart > 0) return words.daysUntil(untilStart);
  const left = daysBetween({ from: today, to: endsOn });
  if (left < 0) return words.endedAgo(-left);
  return left === 0 ? words.lastDay : words.daysLeft(left);
}

function costsText({ plan }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).plan;
  const { fundraising, managementBps } = plan.costPlan;
  const fundraisingText = fundraising
    ? html`<p>${words.fundraisingCost(shortMoney(fundraising, context.lang))}</p>`
    : '';
  return html`${fundraisingText}<p>${words.managementCost(bpsText(managementBps))}</p>`;
}

function methodsText({ plan }: ProjectCard, context: PageContext): Html {
  const method: Readonly<Record<string, string>> = messagesFor(context.lang).method;
  return sourceText(plan.methods.map((name) => method[name] ?? name).join(punctuationOf(context.lang).list), context);
}

function platformsText({ platforms }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).plan;
  if (platforms.length === 0) return html`${words.noPlatforms}`;
  const items = platforms.map(
    ({ name, listingUrl }) =>
      html`<li>${outsideLink({ href: listingUrl, text: sourceText(name, context) }, context)}</li>`,
  );
  return html`<ul class="plain-list">${items}</ul>`;
}
