// The poster in each of its states. The host's own children stay in sight until there is something better.

import { html } from 'lit/html.js';
import type { RunState } from './latest-run.ts';
import type { PosterMessages } from './messages/poster.ts';
import type { Part, Stage } from './view.ts';
import { link } from './view.ts';

/** What became of a wish. */
export interface Told {
  readonly word: 'saved' | 'hold' | 'screenshot' | 'copied' | 'copyByHand' | 'failed';
  /** To copy by hand. */
  readonly url?: string;
}

export interface PosterStage extends Stage {
  readonly status: RunState<unknown>['status'];
  /** Why there is no picture. */
  readonly code: string | undefined;
  /** The facts are there, and the browser cannot draw them. */
  readonly undrawn: boolean;
  readonly words: PosterMessages;
  /** A canvas, or a picture that can be held. */
  readonly picture: HTMLElement;
  readonly told: Told | undefined;
  readonly retry: () => void;
  readonly save: () => Promise<void>;
  /** Undefined where the system has no list of apps. */
  readonly share: (() => Promise<void>) | undefined;
  readonly copy: () => Promise<void>;
}

export function posterView(stage: PosterStage) {
  const { status, code, undrawn, locale, text, words, page, retry } = stage;
  if (status === 'complete') return shownView(stage);
  if (code === 'not-found') return html`<p class="notice" role="alert" lang=${locale}>${text.noProject}</p>`;
  return html`<slot></slot>${
    status === 'error'
      ? html`<div class="notice" role="alert" lang=${locale}><p>${undrawn ? words.noPicture : text.loadFailed}</p><button type="button" @click=${retry}>${text.retry}</button> ${link(page, text.page)}</div>`
      : html`<p class="wait" role="status" lang=${locale} ?hidden=${status === 'initial'}>${text.loading}</p>`
  }`;
}

function shownView({ locale, words, picture, told, page, save, share, copy }: PosterStage) {
  return html`<article part="card" lang=${locale} aria-label=${words.heading}><figure aria-label=${words.heading}>${picture}</figure>
<div class="acts"><button type="button" part="button" @click=${save}>${words.save}</button>${
    share ? html`<button type="button" part="button" @click=${share}>${words.share}</button>` : ''
  }<button type="button" part="button" @click=${copy}>${words.copy}</button></div>
<div role="status">${told ? toldView(told, words) : ''}</div>
<p class="links">${link(page, words.page)}</p></article>`;
}

function toldView({ word, url }: Told, words: PosterMessages): Part {
  if (url === undefined) return html`<p>${words[word]}</p>`;
  return html`<p><label>${words[word]}<input readonly .value=${url} @focus=${selectAll}></label></p>`;
}

function selectAll({ currentTarget }: FocusEvent): void {
  if (currentTarget instanceof HTMLInputElement) currentTarget.select();
}
