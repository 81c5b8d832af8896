// The only place outside the elements that knows their insides. Tests speak of what a person sees: words, fields by
// label, buttons by name.

import { defineCompliance } from '../compliance-define.ts';
import { defineDisclosure } from '../disclosure-define.ts';
import { defineDonate } from '../donate-define.ts';
import { defineDonors } from '../donors-define.ts';
import type { HouseElement } from '../house-element.ts';
import { definePoster } from '../poster-define.ts';
import { defineProject } from '../project-define.ts';
import { defineProjects } from '../projects-define.ts';
import { defineProof } from '../proof-define.ts';
import { defineReceipt } from '../receipt-define.ts';
import { API, PROJECT } from './sample-card.ts';

export type CardTag =
  | 'hh-donate'
  | 'hh-project'
  | 'hh-compliance'
  | 'hh-proof'
  | 'hh-projects'
  | 'hh-disclosure'
  | 'hh-donors'
  | 'hh-receipt'
  | 'hh-poster';

const EVENTS = ['hh-ready', 'hh-open', 'hh-submit', 'hh-redirect', 'hh-success', 'hh-verified', 'hh-error'] as const;
const PATIENCE_MS = 3_000;

export interface SeenEvent {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export class CardHarness {
  readonly element: HouseElement;
  readonly events: SeenEvent[] = [];
  readonly #parent = document.createElement('main');

  /** The host page is Chinese unless a test says otherwise by `pageLang`. */
  constructor(
    tag: CardTag = 'hh-donate',
    { pageLang = 'zh-CN', ...attributes }: Readonly<Record<string, string>> = {},
  ) {
    this.#parent.lang = pageLang;
    defineDonate();
    defineProject();
    defineCompliance();
    defineProof();
    defineProjects();
    defineDisclosure();
    defineDonors();
    defineReceipt();
    definePoster();
    this.element = document.createElement(tag);
    const fallback = document.createElement('a');
    fallback.href = '/fallback';
    fallback.textContent = '去捐赠';
    this.element.append(fallback);
    for (const [name, value] of Object.entries({ project: PROJECT, api: API, ...attributes })) {
      this.element.setAttribute(name, value);
    }
    // On a parent, so that only an event that bubbles out of the shadow root is seen.
    for (const type of EVENTS) this.#parent.addEventListener(type, this.#see);
    this.#parent.append(this.element);
    document.body.append(this.#parent);
  }

  readonly #see = (event: Event): void => {
    if (event.type === 'hh-redirect') event.preventDefault();
    this.events.push({ type: event.type, detail: event instanceof CustomEvent ? event.detail : {} });
  };

  /** Until the card, or the word that it failed, is drawn. */
  async settled(): Promise<this> {
    await this.until(() => this.saw('hh-ready') || this.saw('hh-error'));
    await this.element.draw();
    return this;
  }

  async until(condition: () => boolean): Promise<void> {
    const endsAt = performance.now() + PATIENCE_MS;
    while (!condition()) {
      if (performance.now() > endsAt) throw new Error(`waited in vain for ${condition}; the card says: ${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await this.element.draw();
  }

  saw(type: string): boolean {
    return this.events.some((event) => event.type === type);
  }

  detailOf(type: string): SeenEvent['detail'] | undefined {
    return this.events.find((event) => event.type === type)?.detail;
  }

  get text(): string {
    return this.element.root.textContent?.replaceAll(/\s+/g, ' ') ?? '';
  }

  get rawText(): string {
    return this.element.root.textContent ?? '';
  }

  get elementCount(): number {
    return this.element.root.querySelectorAll('*').length;
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.root.querySelectorAll<HTMLElement>(selector)];
  }

  get fallbackVisible(): boolean {
    return (this.element.querySelector('a')?.getBoundingClientRect().height ?? 0) > 0;
  }

  /** A control by the words of its label. */
  field(label: string): HTMLInputElement {
    const found = this.all('label').find((candidate) => candidate.textContent?.trim() === label);
    const input = found?.querySelector('input');
    if (!input) throw new Error(`no field "${label}" in: ${this.text}`);
    return input;
  }

  has(label: string): boolean {
    return this.all('label').some((candidate) => candidate.textContent?.trim() === label);
  }

  async pick(label: string): Promise<void> {
    this.field(label).click();
    await this.element.draw();
  }

  async type(label: string, value: string): Promise<void> {
    const input = this.field(label);
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.draw();
  }

  button(name: string): HTMLButtonElement {
    const found = this.all('button').find((candidate) => candidate.textContent?.trim().startsWith(name));
    if (!(found instanceof HTMLButtonElement)) throw new Error(`no button "${name}" in: ${this.text}`);
    return found;
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await this.element.draw();
  }

  link(name: string): HTMLAnchorElement {
    const found = this.all('a').find((candidate) => candidate.textContent?.includes(name));
    if (!(found instanceof HTMLAnchorElement)) throw new Error(`no link "${name}" in: ${this.text}`);
    return found;
  }

  get links(): string[] {
    return this.all('a').map((link) => link.getAttribute('href') ?? '');
  }

  /** The sentence beside a field, as a screen reader joins them. */
  complaint(label: string): string {
    const id = this.field(label).getAttribute('aria-describedby') ?? '';
    return this.element.root.getElementById(id)?.textContent ?? '';
  }

  get focused(): Element | null {
    return this.element.root.activeElement;
  }

  get dialog(): HTMLDialogElement {
    const dialog = this.element.root.querySelector('dialog');
    if (!dialog) throw new Error('the card has no dialog');
    return dialog;
  }

  /** The accessible name of every group, in order. */
  get groupNames(): string[] {
    return this.all('fieldset,section,article,dialog,progress,[role=group]').map((group) => {
      const named = group.getAttribute('aria-labelledby');
      const name = named ? this.element.root.getElementById(named)?.textContent : group.getAttribute('aria-label');
      return (name ?? group.querySelector('legend')?.textContent ?? '').trim();
    });
  }

  remove(): void {
    this.#parent.remove();
  }
}
