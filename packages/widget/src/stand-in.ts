// What stands where the card will be while the network is weak: the card as it was read last, with its time, and after eight
// seconds the ways that need no network here. It goes on asking. Loaded after the first card of a page, so that it is there
// when it is needed, and at once where that card is late.

import type { CardController, InPlace } from './card-controller.ts';
import { codeOf } from './card-controller.ts';
import type { CardPlace } from './kept-card.ts';
import { forgetCard, keepCard, keptCard } from './kept-card.ts';
import type { RunState } from './latest-run.ts';
import type { StandInStage } from './stand-in-view.ts';
import { standInView } from './stand-in-view.ts';
import type { Facts, Part } from './view.ts';

/** With the three seconds before this is loaded, eight. */
const NO_ANSWER_AFTER_MS = 5_000;
const PAUSE_FIRST_MS = 2_000;
const PAUSE_MAX_MS = 60_000;
/** With the pauses between them about half an hour. */
const TRIES_MAX = 30;
/** The same for all elements of a page, so that they ask as one; another for each page, so that pages do not. */
const SPREAD = 1 + (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 0xff;

/** Tells what stands in for a card of the state that the card is in. */
export function lean(card: CardController): void {
  card.standIn ??= new StandIn(card);
  card.standIn.follow(card.state);
}

export class StandIn implements InPlace {
  trying = false;
  hasStood = false;
  readonly #card: CardController;
  #place: CardPlace | undefined;
  #shown: Pick<StandInStage, 'kept' | 'noAnswer' | 'code'> = { kept: undefined, noAnswer: false, code: undefined };
  #unreached = false;
  #tries = 0;
  #noAnswerTimer: ReturnType<typeof setTimeout> | undefined;
  #nextTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(card: CardController) {
    this.#card = card;
  }

  /** Told of every state in which the card is late, failed or there. */
  follow(state: RunState<Facts>): void {
    const { api, host } = this.#card;
    const place = { api, projectId: host.project };
    if (!this.#isHere) this.disconnect();
    if (state.status === 'complete') {
      this.disconnect();
      // What was taken out leaves nothing behind.
      if (host.isConnected) keepCard(place, state.value.card);
    } else if (state.status === 'error' && codeOf(state.error) === 'not-found') {
      this.disconnect();
      forgetCard(place);
    } else if (host.isConnected && state.status !== 'initial') {
      this.#begin(place);
      if (state.status === 'error') this.#failed(codeOf(state.error));
    }
  }

  /** Nothing where the card, or the word that there is none, says it better. */
  draw(): Part | undefined {
    const { stage } = this.#card;
    const { kept, noAnswer } = this.#shown;
    if (!this.#isHere || !(kept || noAnswer)) return undefined;
    const offline = this.#unreached || !navigator.onLine;
    this.hasStood ||= kept !== undefined;
    const draw = () => standInView({ ...stage, ...this.#shown, offline, retry: this.#askedAgain });
    try {
      return draw();
    } catch {
      // What was kept is not what a card is drawn from.
      if (this.#place) forgetCard(this.#place);
      this.#shown = { ...this.#shown, kept: undefined };
      return noAnswer ? draw() : undefined;
    }
  }

  disconnect(): void {
    removeEventListener('online', this.#again);
    clearTimeout(this.#noAnswerTimer);
    clearTimeout(this.#nextTimer);
    this.#place = undefined;
    this.#shown = { kept: undefined, noAnswer: false, code: undefined };
    this.#unreached = false;
    this.#tries = 0;
    this.trying = false;
  }

  /** Whether the element still asks for what this stands in for. */
  get #isHere(): boolean {
    const { api, host } = this.#card;
    return this.#place?.projectId === host.project && this.#place.api === api;
  }

  #begin(place: CardPlace): void {
    if (this.#place) return;
    this.#place = place;
    this.#shown = { kept: keptCard(place), noAnswer: false, code: undefined };
    this.#noAnswerTimer = setTimeout(this.#noAnswer, NO_ANSWER_AFTER_MS);
    addEventListener('online', this.#again);
    void this.#card.host.draw();
  }

  #failed(code: string): void {
    this.#unreached = code === 'network';
    // The time that a reading has is eight seconds too.
    if (code === 'timeout') this.#noAnswer();
    clearTimeout(this.#nextTimer);
    if (this.#tries < TRIES_MAX) {
      this.#nextTimer = setTimeout(this.#again, Math.min(PAUSE_FIRST_MS * 2 ** this.#tries, PAUSE_MAX_MS) * SPREAD);
    }
    this.#tries += 1;
    void this.#card.host.draw();
  }

  readonly #noAnswer = (): void => {
    clearTimeout(this.#noAnswerTimer);
    if (!this.#isHere || this.#shown.noAnswer) return;
    this.#shown = { ...this.#shown, noAnswer: true };
    void this.#drawCode();
  };

  /** Without the code there is still the address in letters. */
  async #drawCode(): Promise<void> {
    const { host } = this.#card;
    void host.draw();
    const brought = await import('./page-code.ts').catch(() => undefined);
    if (!this.#isHere) return;
    this.#shown = { ...this.#shown, code: brought?.pageCode };
    void host.draw();
  }

  readonly #askedAgain = (): void => {
    this.trying = false;
    this.#tries = 0;
    this.#card.load();
  };

  readonly #again = (): void => {
    clearTimeout(this.#nextTimer);
    if (!this.#isHere) return;
    this.trying = true;
    this.#card.load();
  };
}
