// From 去支付 to the payment page: reads the form, makes one pledge, tells the page, and leaves. Everything that waits
// for the network is here; the view only draws `phase`, `draft` and `faults`. Loaded only where money may be taken.

import type { PledgeCreated, PledgeRequest, Pledges } from '@happy-homeland/sdk';
import { ApiError, createPledges } from '@happy-homeland/sdk';
import type { CardController, OwnSite } from './card-controller.ts';
import { codeOf } from './card-controller.ts';
import type { DonateForm, Phase } from './donate-view.ts';
import { donateView } from './donate-view.ts';
import { HhErrorEvent } from './error-event.ts';
import type { GiftDraft, GiftFaults } from './gift-draft.ts';
import { faultsOf, readGift } from './gift-draft.ts';
import { hereUrl } from './hand-off-view.ts';
import type { RunState } from './latest-run.ts';
import { LatestRun } from './latest-run.ts';
import { HhRedirectEvent } from './redirect-event.ts';
import { HhSubmitEvent } from './submit-event.ts';
import type { Part, View } from './view.ts';
import { toWebUrl } from './web-url.ts';

/** Longer than this a person wonders whether the press was felt, and whether it costs twice. */
const SLOW_AFTER_MS = 5_000;

export class DonateController implements OwnSite, DonateForm {
  phase: Phase = { kind: 'editing' };
  draft: GiftDraft = {};
  faults: GiftFaults = {};
  readonly #card: CardController;
  readonly #run = new LatestRun<PledgeCreated>((state) => this.#follow(state));
  #view: View | undefined;
  #request: PledgeRequest | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #kept: { readonly api: string; readonly pledges: Pledges } | undefined;

  constructor(card: CardController) {
    this.#card = card;
  }

  draw(view: View): Part {
    // The same listener is added once, however often; an element that is put back draws again.
    addEventListener('pageshow', this.#pageshow);
    this.#view = view;
    return donateView(view, this);
  }

  get busy(): boolean {
    return /^(sending|slow|leaving)$/.test(this.phase.kind);
  }

  disconnect(): void {
    removeEventListener('pageshow', this.#pageshow);
    this.#run.reset();
  }

  // A page that comes back from the browser's memory has left the payment: the form is open again.
  readonly #pageshow = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#run.reset();
  };

  readonly input = ({ target, currentTarget: form }: Event): void => {
    if (!(form instanceof HTMLFormElement) || !(target instanceof HTMLInputElement)) return;
    // A typed amount and a picked one exclude each other, so that there is never a doubt which is meant.
    for (const field of form.querySelectorAll<HTMLInputElement>('[name=preset],[name=amount]')) {
      if (target.name === 'preset' && field.name === 'amount') field.value = '';
      if (target.name === 'amount' && field.name === 'preset') field.checked = false;
    }
    this.#read(form);
    this.faults = { ...this.faults, [target.name === 'preset' ? 'amount' : target.name]: undefined };
    void this.#card.host.draw();
  };

  readonly submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const view = this.#view;
    if (this.busy || !view || !(form instanceof HTMLFormElement)) return;
    this.#read(form);
    const gift = readGift(this.draft, view.card);
    this.faults = gift.kind === 'refused' ? gift.faults : {};
    if (gift.kind === 'refused') return void this.#card.host.focusOn('[aria-invalid=true]');
    const returnUrl = hereUrl();
    const site = view.channel.site?.siteId;
    const request = { ...gift.request, ...(returnUrl && { returnUrl }), ...(site && { site }) };
    this.#request = request;
    const pledges = this.#pledgesOf(this.#card.api);
    // The pages after paying read as this one does, whatever language the browser is in.
    const large = /^large/.test(this.#card.host.getAttribute('size') ?? '');
    const page = { lang: view.locale, ...(large && { size: 'large' as const }) };
    void this.#run.run((signal) => pledges.create(request, { signal, page }));
  };

  // One kept client a deployment: what it knows of a pledge under way makes a second press the same pledge.
  #pledgesOf(api: string): Pledges {
    if (this.#kept?.api !== api) this.#kept = { api, pledges: createPledges({ baseUrl: api }) };
    return this.#kept.pledges;
  }

  #read(form: HTMLFormElement): void {
    this.draft = Object.fromEntries(Array.from(new FormData(form), ([name, value]) => [name, `${value}`]));
  }

  #follow(state: RunState<PledgeCreated>): void {
    const sending = state.status === 'pending';
    this.phase = { kind: sending ? 'sending' : 'editing' };
    clearTimeout(this.#slowTimer);
    if (sending) this.#slowTimer = setTimeout(this.#sayItIsSlow, SLOW_AFTER_MS);
    void this.#card.host.draw();
    if (state.status === 'complete') this.#leave(state.value);
    if (state.status === 'error') this.#fail(state.error);
  }

  readonly #sayItIsSlow = (): void => {
    this.phase = { kind: 'slow' };
    void this.#card.host.draw();
  };

  #leave({ pledgeId, next }: PledgeCreated): void {
    const request = this.#request;
    if (!request) return;
    const { host } = this.#card;
    host.dispatchEvent(new HhSubmitEvent({ projectId: request.projectId, pledgeId, ...request.amount }));
    if (next.kind === 'instructions') {
      this.phase = { kind: 'told', text: next.text };
      return;
    }
    const url = toWebUrl(next.url);
    if (!url) {
      this.#fail(new ApiError({ code: 'bad-answer', message: 'no web address' }));
      return;
    }
    this.phase = { kind: 'leaving', url };
    if (host.dispatchEvent(new HhRedirectEvent({ pledgeId, url }))) (window.top ?? window).location.href = url;
  }

  #fail(error: unknown): void {
    const { host } = this.#card;
    const code = codeOf(error);
    host.dispatchEvent(new HhErrorEvent({ projectId: host.project ?? '', code }));
    this.faults = faultsOf(error);
    const beside = Object.keys(this.faults).length > 0;
    // While robots try cards, a browser has to prove its work; the charity's own page does, with the amount kept.
    const way = `${this.#card.api}/give/${host.project}?amountMinor=${this.#request?.amount.amountMinor}&lang=${this.#view?.locale}`;
    if (!beside) this.phase = code === 'challenge-required' ? { kind: 'leaving', url: way } : { kind: 'failed', code };
    void host.focusOn(beside ? '[aria-invalid=true]' : '[role=alert]');
  }
}
