// The facts a resident asks first, in the order of the card: what it is, who receives, how far it has come. The home,
// project and donate pages share them, so that a figure reads the same everywhere.

import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { messagesFor } from '../messages/messages-for.ts';
import { outsideLink } from '../outside-link.ts';
import type { Html, PageContext } from '../page-context.ts';
import { instantText } from '../text/date-text.ts';
import { moneyText, percentFloor } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

/** Community and speaker: `青衣社区 · 由××基金会发起`. The speaker is always the charity, never the community. */
export function byline(card: ProjectCard, context: PageContext): Html {
  const { card: words } = messagesFor(context.lang);
  return html`<p class="byline"><span>${sourceText(card.community, context)}</span> <span>${words.initiatedBy}${sourceText(card.charity.name, context)}${words.initiatedByEnd}</span></p>`;
}

/** Bar and figures: received, goal, number of gifts, as of when. The bar repeats the words and carries none. */
export function progressFigures(card: ProjectCard, context: PageContext): Html {
  const { card: words } = messagesFor(context.lang);
  const percent = percentFloor({ part: card.raisedMinor, whole: card.goal.amountMinor });
  const progress = progressText(card, context);
  const raised = { amountMinor: card.raisedMinor, currency: card.currency };
  return html`<div class="progress-figures">
<p class="figures"><span class="figure-raised">${words.raised} <strong>${moneyText(raised, context.lang)}</strong></span> <span class="figure-goal">${words.goal} ${moneyText(card.goal, context.lang)}</span></p>
<progress max="100" value="${percent}" aria-label="${progress}">${progress}</progress>
<p class="figures-note"><span>${progress}</span> <span>${words.gifts(String(card.donors))}</span></p>
</div>`;
}

// Neither end is rounded away: the first gifts are more than nothing, and what is beyond the goal is said to be.
function progressText(card: ProjectCard, context: PageContext): string {
  const { card: words } = messagesFor(context.lang);
  const share = { part: card.raisedMinor, whole: card.goal.amountMinor };
  if (share.part > share.whole) return words.progressOver;
  const percent = percentFloor(share);
  return percent === 0 && share.part > 0 ? words.progressUnderOne : words.progress(percent);
}

/** `截至 11 月 22 日 14:05`. */
export function asOfText(card: ProjectCard, context: PageContext): Html {
  const { card: words } = messagesFor(context.lang);
  return html`<time datetime="${card.asOf}">${words.asOf(instantText(card.asOf, context.lang))}</time>`;
}

/** The payee's full name and filing number with the way to check both. */
export function payeeFact(card: ProjectCard, context: PageContext): Html {
  const { card: words } = messagesFor(context.lang);
  const { conspicuous } = card;
  return html`<strong>${sourceText(conspicuous.organisation, context)}</strong>
<span class="fact-note">${words.filing} <span class="code">${conspicuous.filingNumber}</span></span>
<span class="fact-note">${outsideLink({ href: conspicuous.lookupUrl, text: words.checkFiling }, context)}</span>`;
}

/** Whom this project is for: its own community and need, not the whole campaign's beneficiaries. */
export function usedForFact({ community, summary }: ProjectCard, context: PageContext): Html {
  const { colon } = punctuationOf(context.lang);
  return html`${sourceText(community, context)}${colon}${sourceText(summary, context)}`;
}

/** What a project that could be open is kept from, by the channel that was decided for this page. */
export type TakingState = ProjectCard['intake'] | 'not-listed';

/** Whether gifts are taken, from the intake and, where the page asked, from its channel. */
export function takingState(card: ProjectCard, channel?: Channel): TakingState {
  return card.intake === 'open' && channel?.reason === 'not-listed' ? 'not-listed' : card.intake;
}

/** State of the appeal: a word and a shape, never colour alone. */
export function statusMark(state: TakingState, context: PageContext): Html {
  const { status } = messagesFor(context.lang);
  return html`<span class="status status-${state}">${icon(state === 'open' ? 'check' : 'clock')}${status[state]}</span>`;
}
