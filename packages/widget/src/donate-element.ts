// <hh-donate>: the card and, where the server says that this page may take money, the whole form. It stands in the page, or
// in a dialog that a button, a link or the page itself opens.

import { html } from 'lit/html.js';
import { CardElement } from './card-element.ts';
import { HouseElement, reflectAttributes } from './house-element.ts';
import { tellMissing } from './locale.ts';

/**
 * The card of a project and, where the server lets this page take money, the whole form.
 * @attr {'inline' | 'button' | 'modal' | 'floating'} mode - where the card stands: in the page, or in a dialog
 * @fires {HhOpenEvent} hh-open - the dialog of the card, or the one before the charity's own page, opened
 * @fires {HhSubmitEvent} hh-submit - a pledge was made
 * @fires {HhRedirectEvent} hh-redirect - the page is about to leave for the payment; cancelable
 * @fires {HhSuccessEvent} hh-success - on return, and only if the server says paid
 * @slot button-label - the words of the button of `button` and `floating`; the title follows for screen readers
 * @csspart button - gives, or opens the dialog
 * @csspart dialog - holds the card in every mode but `inline`
 * @cssprop --hh-floating-inset - how far the button of `floating` stands from the edges; 16px without it
 */
export class DonateElement extends CardElement {
  static override readonly observedAttributes: readonly string[] = [...HouseElement.observedAttributes, 'mode'];

  /** `button`, `modal` or `floating`: the card stands in a dialog. */
  declare mode: string;

  constructor() {
    super((card) => import('./donate-controller.ts').then(({ DonateController }) => new DonateController(card)));
  }

  override draw(): Promise<void> {
    const { card, mode } = this;
    // Until a mode has come the host's link stays in sight, and where it does not come, for good.
    if (this.work === card && mode && mode !== 'inline') {
      const nothing = () => undefined;
      const link = { follow: nothing, draw: () => html`<slot></slot>`, refuse: nothing, disconnect: nothing };
      this.work = {
        ...link,
        words: () =>
          import('./card-mode.ts').then(
            ({ wear }) => {
              this.work = wear(this, card);
            },
            () => {
              this.work = link;
              tellMissing('mode', 'the link stays');
            },
          ),
      };
    }
    return super.draw();
  }

  /** Opens the dialog of the card. In `inline` there is none. */
  async open(): Promise<void> {
    await this.draw();
    this.work.open?.();
  }

  /** Closes the dialog of the card; what was typed stays. */
  close(): void {
    this.work.close?.();
  }
}

reflectAttributes(DonateElement.prototype, ['mode']);
