// What was published of a project, in the order it was: nothing is taken away, and a correction stands beside what it
// corrects with its reason.

import type { Disclosure, ProgressUpdate, ProjectCard, ProjectProgress } from '@happy-homeland/sdk';
import { formatMoney } from '@happy-homeland/sdk';
import { html } from 'lit/html.js';
import { formatDate, formatInstant } from './beijing-time.ts';
import type { ListStage } from './list-controller.ts';
import type { ListPages } from './list-pages.ts';
import { moreView, unreadView } from './list-view.ts';
import type { DisclosureMessages } from './messages/disclosure.ts';
import { disclosureMessagesOf } from './messages/disclosure.ts';
import { link, whole } from './view.ts';
import { toWebUrl } from './web-url.ts';

export interface Disclosed {
  readonly card: ProjectCard;
  readonly progress: ProjectProgress;
  readonly updates: ListPages<ProgressUpdate>;
  readonly disclosures: ListPages<Disclosure>;
  readonly lists: readonly ListPages<unknown>[];
}

interface Drawn extends ListStage<Disclosed> {
  readonly words: DisclosureMessages;
}

export function disclosureView(stage: ListStage<Disclosed>) {
  const { state, locale, page, text, more } = stage;
  if (state.status !== 'complete') return unreadView(stage);
  const words = disclosureMessagesOf(locale);
  const drawn = { ...stage, words };
  const { card, progress, updates, disclosures } = state.value;
  const updatesView = updates.items.length
    ? html`<ul aria-labelledby="u">${updates.items.map((update) => updateView(drawn, update))}</ul>${moreView({ list: updates, locale, id: 'm', more })}`
    : html`<p>${words.noUpdates}</p>`;
  const disclosuresView = disclosures.items.length
    ? html`<ul aria-labelledby="d">${disclosures.items.map((entry) => entryView(drawn, entry))}</ul>${moreView({ list: disclosures, locale, id: 'n', more })}`
    : html`<p>${words.noDisclosures}</p>`;
  return html`<article part="card" lang=${locale} aria-label=${words.heading}>
${card.test ? html`<p class="test" part="ribbon">${text.test}</p>` : ''}
${moneyView(drawn, state.value)}
<section aria-labelledby="u"><h3 id="u">${words.updates}</h3>${progressView(drawn, progress)}${updatesView}</section>
<section aria-labelledby="d"><h3 id="d">${words.disclosures}</h3><p class="quiet">${words.note}</p>${disclosuresView}</section>
<p class="links">${link(page && `${page}#disclosures`, text.page)} ${link(toWebUrl(card.conspicuous.lookupUrl), text.check)}</p>
<p class="quiet">${text.filing} ${whole(card.conspicuous.filingNumber)}</p></article>`;
}

function moneyView({ locale, text }: Drawn, { card }: Disclosed) {
  const { currency, raisedMinor, fundUse, asOf } = card;
  const money = (amountMinor: number) => whole(formatMoney({ amountMinor, currency }, locale));
  return html`<p>${text.raised} <b>${money(raisedMinor)}</b> · ${text.spent} ${money(fundUse.spentMinor)} · ${text.held} ${money(fundUse.heldMinor)}</p>
<p class="quiet">${text.asOf} <time class="n" datetime=${asOf}>${formatInstant(asOf, locale)}</time></p>`;
}

function progressView({ locale, words }: Drawn, progress: ProjectProgress) {
  const { nextUpdateDueOn: due, isOverdue, milestones, outcomes } = progress;
  const reached = milestones.filter(({ reachedOn }) => reachedOn !== null);
  const date = due === null ? '' : formatDate(due, locale);
  const steps = words.milestones(reached.length, milestones.length);
  return html`${date && (isOverdue ? html`<p class="bad">${words.overdue(date)}</p>` : html`<p class="quiet">${words.due(date)}</p>`)}
${
  milestones.length
    ? html`<details aria-label=${steps}><summary>${steps}</summary><ul aria-label=${steps}>${milestones.map(
        ({ name, reachedOn }) =>
          html`<li>${name} · ${reachedOn === null ? words.notReached : words.reached(formatDate(reachedOn, locale))}</li>`,
      )}</ul></details>`
    : ''
}${outcomes ? html`<p class="quiet">${words.outcomes(outcomes)}</p>` : ''}`;
}

function updateView({ locale, words, api }: Drawn, update: ProgressUpdate) {
  const { happenedOn, publishedOn, title, text, milestone, photographs, corrections } = update;
  const pictures = photographs.flatMap(({ href }, at) => {
    const src = toWebUrl(href, api);
    return src
      ? html`<img src=${src} alt=${words.photograph(title, at + 1)} loading="lazy" referrerpolicy="no-referrer">`
      : [];
  });
  return html`<li><p class="quiet"><time class="n" datetime=${happenedOn}>${formatDate(happenedOn, locale)}</time> · ${words.published(formatDate(publishedOn, locale))}</p>
<p><b>${title}</b></p><p>${text}</p>${milestone ? html`<p class="quiet">${words.milestone(milestone)}</p>` : ''}
${pictures.length ? html`<div class="pictures">${pictures}</div>` : ''}
${corrections.map(
  (before) => html`<p><b>${words.corrected(formatDate(before.on, locale))}</b> ${before.explanation}</p>
<details aria-label=${words.before}><summary>${words.before}</summary><p>${before.title}</p><p>${before.text}</p></details>`,
)}</li>`;
}

function entryView({ locale, words, page }: Drawn, { kind, date, title, body, journalSeq, explanation }: Disclosure) {
  const seq = journalSeq === null ? '' : link(page && `${page}#journal`, words.entry(journalSeq));
  return html`<li><p class="quiet">${words.kind[kind] ?? kind} · <time class="n" datetime=${date}>${formatDate(date, locale)}</time> ${seq}</p>
<p><b>${title}</b></p><p>${body}</p>${explanation ? html`<p>${words.why(explanation)}</p>` : ''}</li>`;
}
