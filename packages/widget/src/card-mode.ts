// <hh-donate mode="button | modal | floating">: the same card, in a dialog. Loaded where a tag asks for it. The dialog is the
// browser's own, so what is behind it is out of reach, Escape closes it, and nothing of the page has to be held still.

import type { CardController } from './card-controller.ts';
import { codeOf } from './card-controller.ts';
import type { CardHost } from './card-host.ts';
import type { CardLabel } from './card-label.ts';
import { readLabel } from './card-label.ts';
import { HhErrorEvent } from './error-event.ts';
import type { Work } from './house-element.ts';
import { keepClear } from './keep-clear.ts';
import type { RunState } from './latest-run.ts';
import { LatestRun } from './latest-run.ts';
import { adoptModeStyles } from './mode-styles.ts';
import type { Mode } from './mode-view.ts';
import { modeOf, modeView } from './mode-view.ts';
import { HhOpenEvent } from './open-event.ts';
import { openerOf, takeOpening } from './opener.ts';
import { HhReadyEvent } from './ready-event.ts';

export interface ModeHost extends CardHost {
  readonly mode: string;
}

const worn = new WeakMap<ModeHost, CardMode>();

/** What draws the element from now on. The card is drawn as ever, wherever it stands. */
export function wear(host: ModeHost, card: CardController): CardMode {
  const mode = worn.get(host) ?? new CardMode(host, card);
  worn.set(host, mode);
  return mode;
}

/** A page has one corner. Who came first has it. */
const inCorner = new Set<CardMode>();
/** Whoever puts the button away is not shown another one until the page is left. */
let putAway = false;

export class CardMode implements Work {
  readonly host: ModeHost;
  readonly #card: CardController;
  readonly #label = new LatestRun<CardLabel>((state) => void this.#labelled(state));
  #mode: Mode = 'inline';
  #followed = '';
  /** Somebody wants to see the card: before that nothing but its label is asked for. */
  #wanted = false;
  #told: unknown;
  #opener: Element | null = null;
  #stop: (() => void) | undefined;

  constructor(host: ModeHost, card: CardController) {
    this.host = host;
    this.#card = card;
    adoptModeStyles(host.root);
  }

  follow(): void {
    const { host } = this;
    const mode = host.hasAttribute('drawn') ? 'inline' : modeOf(host.mode);
    if (mode !== this.#mode) this.#change(mode);
    if (mode === 'inline') this.#card.follow();
    else this.#followInDialog(mode);
  }

  #followInDialog(mode: Mode): void {
    const { host } = this;
    this.#stop ??= this.#listen();
    const wanted = `${mode === 'modal'} ${this.#card.api} ${host.project}`;
    const isNew = wanted !== this.#followed;
    this.#followed = wanted;
    if (isNew && !this.#dialog?.open) this.#wanted = false;
    // A donor who comes back from paying has to be told, and only the card knows whose gift it was.
    if (this.#wanted || location.hash.includes('hh-pledge=')) this.#card.follow();
    if (isNew) this.#readLabel();
    this.#openFromAddress();
  }

  draw(): unknown {
    const { state, stage } = this.#card;
    if (this.#mode === 'inline') return this.#card.draw();
    const facts = state.status === 'complete' ? state.value : undefined;
    if (facts?.outcome && facts.outcome !== this.#told) {
      this.#told = facts.outcome;
      this.#wanted = true;
      queueMicrotask(() => this.open());
    }
    const label = this.#label.state;
    return modeView({
      ...stage,
      mode: this.#mode,
      label: label.status === 'complete' ? label.value : facts?.card,
      isGone: label.status === 'error' && codeOf(label.error) === 'not-found',
      isInCorner: !putAway && inCorner.values().next().value === this,
      content: this.#wanted ? this.#card.draw() : '',
      open: this.#pressed,
      closed: this.#closed,
      putAway: this.#putAway,
    });
  }

  refuse(error: unknown): void {
    this.#card.refuse(error);
  }

  open(): void {
    this.#openFor(this.host.root.activeElement ?? document.activeElement);
  }

  close(): void {
    this.#dialog?.close();
  }

  disconnect(): void {
    this.#change(this.#mode);
    this.close();
    this.#card.disconnect();
    if (this.#label.state.status === 'complete') return;
    this.#label.reset();
    this.#followed = '';
  }

  get #dialog(): HTMLDialogElement | null {
    return this.host.root.querySelector<HTMLDialogElement>('dialog.holds');
  }

  #change(mode: Mode): void {
    if (mode === 'inline') this.close();
    this.#stop?.();
    this.#stop = undefined;
    this.#mode = mode;
  }

  #listen(): () => void {
    document.addEventListener('click', this.#click);
    addEventListener('hashchange', this.#openFromAddress);
    addEventListener('online', this.#online);
    const stopClearing = this.#mode === 'floating' ? this.#takeCorner() : undefined;
    return () => {
      document.removeEventListener('click', this.#click);
      removeEventListener('hashchange', this.#openFromAddress);
      removeEventListener('online', this.#online);
      stopClearing?.();
    };
  }

  #takeCorner(): () => void {
    inCorner.add(this);
    if (inCorner.size > 1)
      console.warn('A page has one corner: a second <hh-donate mode="floating"> shows its link alone');
    const stopClearing = keepClear(() => this.host.root.querySelector<HTMLElement>('.corner'));
    return () => {
      stopClearing();
      inCorner.delete(this);
      drawCorner();
    };
  }

  #readLabel(): void {
    const { api, host } = this.#card;
    const projectId = host.project;
    if (this.#mode === 'modal' || !projectId) this.#label.reset();
    else void this.#label.run(() => readLabel({ api, projectId }));
  }

  async #labelled(state: RunState<CardLabel>): Promise<void> {
    const projectId = this.host.project;
    await this.host.draw();
    if (state !== this.#label.state) return;
    if (state.status === 'complete') this.host.dispatchEvent(new HhReadyEvent({ projectId }));
    if (state.status === 'error') this.host.dispatchEvent(new HhErrorEvent({ projectId, code: codeOf(state.error) }));
  }

  readonly #online = (): void => {
    const { state } = this.#label;
    if (state.status === 'error' && codeOf(state.error) !== 'not-found') this.#readLabel();
  };

  readonly #pressed = ({ currentTarget }: Event): void => {
    this.#openFor(currentTarget instanceof Element ? currentTarget : null);
  };

  readonly #click = (event: MouseEvent): void => {
    const opener = openerOf(event, this.host.project, this.#mode === 'button' ? undefined : this.host);
    // Without dialogs a link leads where it says.
    if (!opener || !this.#dialog?.showModal) return;
    event.preventDefault();
    this.#openFor(opener);
  };

  readonly #openFromAddress = (): void => {
    if (takeOpening(this.host.project)) this.open();
  };

  #openFor(opener: Element | null): void {
    if (this.#mode === 'inline' || !this.host.project) return;
    this.#wanted = true;
    void this.host.draw().then(() => {
      const dialog = this.#dialog;
      if (!dialog || dialog.open) return;
      const page = this.#card.stage.page;
      if (!dialog.showModal) {
        if (page) location.assign(page);
        return;
      }
      this.#opener = opener;
      dialog.showModal();
      this.host.dispatchEvent(new HhOpenEvent({ projectId: this.host.project }));
    });
  }

  // Browsers give the focus back to what had it; where a press does not focus what was pressed, that is not what opened.
  readonly #closed = (): void => {
    const opener = this.#opener;
    this.#opener = null;
    if (this.host.isConnected && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };

  readonly #putAway = (): void => {
    putAway = true;
    drawCorner();
    this.host.querySelector<HTMLElement>('a,button')?.focus({ preventScroll: true });
  };
}

function drawCorner(): void {
  for (const { host } of inCorner) void host.draw();
}
