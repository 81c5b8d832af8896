// The card as it was read last, and what can be done without a network. There is no way to give in it: the one link leads to
// the deployment's own page, which says what holds now.

import type { Channel, ProjectCard } from '@happy-homeland/sdk';
import { html } from 'lit/html.js';
import { formatInstant } from './beijing-time.ts';
import { cardView } from './card-view.ts';
import type { WeakMessages } from './messages/weak.ts';
import { weakMessagesOf } from './messages/weak.ts';
import type { Messages } from './messages.ts';
import type { pageCode } from './page-code.ts';
import type { Part, Stage, View } from './view.ts';
import { link } from './view.ts';

export interface StandInStage extends Stage {
  /** As it was read last; undefined where nothing is kept. */
  readonly kept: ProjectCard | undefined;
  /** Eight seconds have passed. */
  readonly noAnswer: boolean;
  /** Draws the code of the project page, once it has come. */
  readonly code: typeof pageCode | undefined;
  /** The device has no network, or nobody could be reached. */
  readonly offline: boolean;
  readonly retry: () => void;
}

/** What this page may do is not known; the card of this state asks for nothing of it. */
const UNKNOWN: Channel = { channel: 'display', reason: 'paused', articles: [] };
/** Every amount that changes. */
const OF_THEN = ['raised', 'held', 'spent', 'advances', 'fees', 'other', 'bySource'] as const;

export function standInView(stage: StandInStage): Part {
  const { kept, locale, page } = stage;
  const words = weakMessagesOf(locale);
  const ways = stage.noAnswer ? waysView(stage, words) : '';
  if (!kept) return html`<slot></slot>${ways}`;
  const view = viewOf(stage, kept, words);
  const time = formatInstant(kept.asOf, locale);
  const told = html`<p class="notice" role="status"><b>${words.asOf(time, stage.offline)}</b></p>`;
  // The template of the card itself, so that the new facts take the place of the old ones and the focus stays where it is.
  return cardView(view, {
    outcome: told,
    closed: '',
    action: ways || html`<p>${link(page, stage.text.page, 'go')}</p>`,
  });
}

function viewOf(stage: StandInStage, card: ProjectCard, words: WeakMessages): View {
  const ofThen = Object.fromEntries(OF_THEN.map((name) => [name, words.ofThen(stage.text[name])]));
  const text: Messages = { ...stage.text, ...ofThen };
  const page = stage.page ?? '';
  const links = { ...card.links, page };
  const conspicuous = { ...card.conspicuous, enquiry: page };
  return { ...stage, text, card: { ...card, links, conspicuous }, channel: UNKNOWN, outcome: undefined };
}

function waysView(stage: StandInStage, words: WeakMessages): Part {
  const { kept, code, page, locale, text, retry } = stage;
  return html`<div class="notice" role="status" lang=${locale}><h3>${kept ? words.headingKept : words.heading}</h3>
${code && page ? html`<p>${words.scan}</p>${code(page, words.code(page))}` : ''}
${page ? html`<p>${words.address} ${link(page, page)}</p>` : ''}
<p>${words.later}</p>
${kept ? html`<p>${words.ask} ${contactOf(kept)}</p>` : ''}
<p>${words.once}</p><button type="button" @click=${retry}>${text.retry}</button></div>`;
}

/** In letters, to be noted down; as links they stand in the card above. */
function contactOf({ charity: { name, contact } }: ProjectCard): string {
  return [name, contact.phone, contact.address].filter(Boolean).join(' · ');
}
