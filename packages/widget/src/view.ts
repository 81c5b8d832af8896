// What every part of the card is drawn with: the language, where links lead, and once they are there the facts.

import type { Channel, Pledge, ProjectCard } from '@happy-homeland/sdk';
import { formatMoney } from '@happy-homeland/sdk';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { CardHost } from './card-host.ts';
import type { Locale } from './locale.ts';
import type { Messages } from './messages.ts';
import { toWebUrl } from './web-url.ts';

/** Enough to draw a card that is not there yet. */
export interface Stage {
  readonly api: string;
  readonly locale: Locale;
  readonly text: Messages;
  /** Public page of the project, as far as the tag tells it. */
  readonly page: string | undefined;
}

/** What became of a pledge; without `pledge` nothing is known, and nothing is claimed. */
export interface Outcome {
  readonly pledge: Pledge | undefined;
  draw(view: View, retry: () => void): Part;
  /** Once it is drawn: takes the reader there, and tells the page where money was given. */
  tell(host: CardHost): void;
}

export interface Facts {
  readonly card: ProjectCard;
  readonly channel: Channel;
  readonly outcome: Outcome | undefined;
}

export interface View extends Stage, Facts {}

export type Part = TemplateResult | '';

export function moneyText({ card, locale }: View, amountMinor: number, style: 'full' | 'short' = 'full'): string {
  return formatMoney({ amountMinor, currency: card.currency }, locale, style);
}

/** Text that moves to the next line in one piece: amounts, counts, dates, numbers of accounts and filings. */
export function whole(text: string | readonly TemplateResult[]): TemplateResult {
  return html`<span class="n">${text}</span>`;
}

/** A place on the public page of the project. */
export function pageUrl({ card, api }: View, fragment: string): string | undefined {
  const page = toWebUrl(card.links.page, api);
  return page && page + fragment;
}

/** A link, or its words alone where the address may not be followed. `look` is a class. */
export function link(href: string | undefined, words: string, look = ''): TemplateResult {
  return href ? html`<a class=${look} href=${href} target="_top">${words}</a>` : html`${words}`;
}
