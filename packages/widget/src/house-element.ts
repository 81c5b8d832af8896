// The ground every element of the family stands on: attributes, a shadow root, and drawing once however much changes in one
// go. LitElement would do the same and more for 2.4 KB of the 12 that a phone may spend on all of it, so the templates are
// Lit's and these lines are ours.

import { html, render } from 'lit/html.js';
import type { CardHost } from './card-host.ts';
import { adoptCardStyles } from './card-styles.ts';
import { VERSION } from './define-once.ts';
import type { Locale } from './locale.ts';
import { localeOf } from './locale.ts';
import { cardWords } from './messages.ts';
import { hasOtherColours } from './own-colours.ts';

/** Each is a property too. */
export const HOUSE_ATTRIBUTES = ['project', 'api', 'lang', 'size', 'theme'] as const;

/** What an element knows, and how it comes to know it. */
export interface Work {
  /** Begins anew if the attributes ask for something else than before. */
  follow(): void;
  /** Brings what it says beside the words of the cards; undefined where that is there. */
  words?(locale: Locale): Promise<unknown> | undefined;
  /** The template of the present state. */
  draw(): unknown;
  /** What was read cannot be drawn. Throws where even the words for that cannot be drawn. */
  refuse(error: unknown): void;
  disconnect(): void;
  /** Of what stands in a dialog. */
  open?(): void;
  close?(): void;
}

/** Whether the facts stand in the tag, drawn by the server of the page: then they stay, and nothing is asked for. */
export function isDrawn(element: Element): boolean {
  return element.hasAttribute('drawn');
}

/**
 * What every element of the family has. The tags below are read into custom-elements.json and into the types for React and
 * Vue; an element repeats what it says otherwise and adds what is its own.
 *
 * @attr {string} project - id of the project to show
 * @attr {string} api - origin of the deployment; that of the script without it
 * @attr {string} lang - language of the words; that of the closest `lang` without it
 * @attr {'large'} size - larger letters and targets
 * @attr {'light' | 'dark' | 'auto'} theme - the reader's system decides without it
 * @fires {HhReadyEvent} hh-ready - the element is drawn
 * @fires {HhErrorEvent} hh-error - loading or giving failed
 * @slot - what is seen without the script, while it loads and if it fails: a link
 * @csspart card - the whole of what is drawn
 * @cssprop --hh-surface - colour of the ground
 * @cssprop --hh-ink - colour of the text
 * @cssprop --hh-muted - colour of lesser text
 * @cssprop --hh-accent - colour of links and buttons
 * @cssprop --hh-progress - colour of the bar
 * @cssprop --hh-ok - colour of what is in order
 * @cssprop --hh-warn - colour of what wants a look
 * @cssprop --hh-bad - colour of what is wrong
 * @cssprop --hh-focus - colour of the ring around what has the focus
 * @cssprop --hh-line - colour of lines
 * @cssprop --hh-reserve - least height, also while it loads
 */
export abstract class HouseElement extends HTMLElement implements CardHost {
  static readonly version = VERSION;
  static readonly observedAttributes: readonly string[] = HOUSE_ATTRIBUTES;

  /** Id of the project to show. */
  declare project: string;
  /** Origin of the deployment; without it the origin of the script. */
  declare api: string;
  /** `large` for larger letters and targets. */
  declare size: string;
  /** `light`, `dark` or `auto`. */
  declare theme: string;

  readonly root = this.attachShadow({ mode: 'open' });
  protected abstract readonly work: Work;
  #drawing: Promise<void> | undefined;
  #drawn = false;

  constructor() {
    super();
    // A page that draws the facts itself dresses them too, on paper and in the dark as well.
    if (!isDrawn(this)) adoptCardStyles(this.root);
  }

  connectedCallback(): void {
    const names: readonly string[] = Reflect.get(this.constructor, 'observedAttributes');
    // A property that was set before the script came hides its accessor, so it is set again.
    for (const name of names) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (early && Reflect.deleteProperty(this, name)) Reflect.set(this, name, early.value);
    }
    void this.draw();
  }

  disconnectedCallback(): void {
    this.work.disconnect();
  }

  attributeChangedCallback(): void {
    void this.draw();
  }

  /** Draws in a moment, what is asked for until then included. Resolves when drawn, in the words of the reader's language. */
  draw(): Promise<void> {
    this.#drawing ??= Promise.resolve().then(async () => {
      this.#drawing = undefined;
      if (!this.isConnected) return;
      this.work.follow();
      const locale = localeOf(this);
      const coming = [cardWords.ready(locale), this.work.words?.(locale)];
      if (coming.some(Boolean)) {
        // What was drawn before stays, and before the first time what the host has put into the tag.
        if (!this.#drawn) render(html`<slot></slot>`, this.root);
        await Promise.all(coming);
        return this.draw();
      }
      this.#drawn = true;
      try {
        render(this.work.draw(), this.root);
      } catch (error) {
        this.work.refuse(error);
      }
      if (hasOtherColours(this)) void this.#fitColours();
    });
    return this.#drawing;
  }

  async focusOn(selector: string): Promise<void> {
    await this.draw();
    this.root.querySelector<HTMLElement>(selector)?.focus();
  }

  async #fitColours(): Promise<void> {
    const fit = await import('./fit-colours.ts').catch(() => undefined);
    // Without it the colours are as the host set them, and everything else stands.
    if (this.isConnected) fit?.fitColours(this, this.root);
  }
}

/** Attributes are where settings live, so that markup, script and frameworks cannot disagree. */
export function reflectAttributes(prototype: HouseElement, names: readonly string[]): void {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      get(this: HouseElement) {
        return this.getAttribute(name) ?? '';
      },
      set(this: HouseElement, value: unknown) {
        // What a framework calls absent is absent, and not the word for it.
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, `${value}`);
      },
    });
  }
}

reflectAttributes(HouseElement.prototype, HOUSE_ATTRIBUTES);
