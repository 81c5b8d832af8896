// The ground both elements stand on: attributes, a shadow root, and drawing once however much changes in one go.
// LitElement would do the same and more for 2.4 KB of the 12 that a phone may spend on all of it, so the templates are
// Lit's and these lines are ours.

import { render } from 'lit/html.js';
import type { OwnSiteLoader } from './card-controller.ts';
import { CardController } from './card-controller.ts';
import type { CardHost } from './card-host.ts';
import { adoptCardStyles } from './card-styles.ts';
import { VERSION } from './define-once.ts';
import { elementView } from './element-view.ts';

/** Each is a property too. */
export const CARD_ATTRIBUTES = ['project', 'api', 'lang', 'size', 'theme'] as const;

export abstract class CardElement extends HTMLElement implements CardHost {
  static readonly version = VERSION;
  static readonly observedAttributes: readonly string[] = CARD_ATTRIBUTES;

  /** Id of the project to show. */
  declare project: string;
  /** Origin of the deployment; without it the origin of the script. */
  declare api: string;
  /** `large` for larger letters and targets. */
  declare size: string;
  /** `light`, `dark` or `auto`. */
  declare theme: string;

  readonly root = this.attachShadow({ mode: 'open' });
  readonly #card: CardController;
  #drawing: Promise<void> | undefined;

  constructor(loadOwnSite?: OwnSiteLoader) {
    super();
    adoptCardStyles(this.root);
    this.#card = new CardController(this, loadOwnSite);
  }

  connectedCallback(): void {
    // A property that was set before the script came hides its accessor, so it is set again.
    for (const name of CARD_ATTRIBUTES) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (early && Reflect.deleteProperty(this, name)) Reflect.set(this, name, early.value);
    }
    void this.draw();
  }

  disconnectedCallback(): void {
    this.#card.disconnect();
  }

  attributeChangedCallback(): void {
    void this.draw();
  }

  /** Draws in a moment, what is asked for until then included. Resolves when drawn. */
  draw(): Promise<void> {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined;
      if (!this.isConnected) return;
      this.#card.follow();
      try {
        render(elementView(this.#card), this.root);
      } catch (error) {
        this.#card.refuse(error);
      }
    });
    return this.#drawing;
  }

  async focusOn(selector: string): Promise<void> {
    await this.draw();
    this.root.querySelector<HTMLElement>(selector)?.focus();
  }
}

// Attributes are where settings live, so that markup, script and frameworks cannot disagree.
for (const name of CARD_ATTRIBUTES) {
  Object.defineProperty(CardElement.prototype, name, {
    get(this: CardElement) {
      return this.getAttribute(name) ?? '';
    },
    set(this: CardElement, value: unknown) {
      this.setAttribute(name, `${value}`);
    },
  });
}
