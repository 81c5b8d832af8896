// A button where there is one, and the dialog. The host's own link goes only where a button has taken its place.

import { html } from 'lit/html.js';
import type { CardLabel } from './card-label.ts';
import type { ModeMessages } from './messages/mode.ts';
import { modeMessagesOf } from './messages/mode.ts';
import type { Part, Stage } from './view.ts';

const MODES = ['inline', 'button', 'modal', 'floating'] as const;
export type Mode = (typeof MODES)[number];

export interface ModeStage extends Stage {
  readonly mode: Mode;
  /** Undefined until it is known that there is such a project. */
  readonly label: CardLabel | undefined;
  /** The deployment says that there is none. */
  readonly isGone: boolean;
  readonly isInCorner: boolean;
  /** The card; nothing before somebody wants to see it. */
  readonly content: unknown;
  readonly open: (event: Event) => void;
  readonly closed: () => void;
  readonly putAway: () => void;
}

const told = new Set<string>();

/** What makes no sense is the card in the page, and the console says once what to write. */
export function modeOf(text: string): Mode {
  const mode = MODES.find((name) => name === text);
  if (mode === undefined && !told.has(text)) {
    told.add(text);
    console.warn(`<hh-donate mode="${text}"> is unknown, so the card is inline. Write ${MODES.join(', ')}`);
  }
  return mode ?? 'inline';
}

export function modeView(stage: ModeStage): Part {
  const words = modeMessagesOf(stage.locale);
  return html`${triggerView(stage, words)}<dialog class="holds" part="dialog" aria-labelledby="m" lang=${stage.locale} @close=${stage.closed}>
<div class="head"><h2 id="m" tabindex="-1" autofocus>${nameView(stage, words)}</h2><form method="dialog" role="none"><button>${words.close}</button></form></div>${stage.content}</dialog>`;
}

function triggerView(stage: ModeStage, words: ModeMessages): Part {
  const { mode, label, isGone, isInCorner, locale, text, open, putAway } = stage;
  if (mode === 'modal') return html`<slot></slot>`;
  // Neither a button nor any link helps: they all lead to what is not there.
  if (isGone) return html`<p class="notice" role="alert" lang=${locale}>${text.noProject}</p>`;
  const button = label
    ? html`<button type="button" class="go opens" part="button" lang=${locale} aria-haspopup="dialog" @click=${open}><slot name="button-label">${wordsOf(label, words)}</slot>${titleView(label, words)}</button>`
    : '';
  if (mode === 'button') return button || html`<slot></slot>`;
  const corner = html`<div class="corner" role="group" lang=${locale} aria-label=${label ? wordsOf(label, words) + words.of(label.title) : ''}>${button}<button type="button" class="away" aria-label=${words.dismiss} @click=${putAway}>×</button></div>`;
  return html`<slot></slot>${button && isInCorner ? corner : ''}`;
}

/** What the button says, and so what the dialog is called. */
function nameView({ label }: ModeStage, words: ModeMessages): Part {
  return label ? html`${wordsOf(label, words)}${titleView(label, words)}` : html`${words.give}`;
}

function wordsOf({ intake }: CardLabel, words: ModeMessages): string {
  return intake === 'open' ? words.give : words.look;
}

function titleView({ title }: CardLabel, words: ModeMessages): Part {
  return html`<span class="said">${words.of(title)}</span>`;
}
