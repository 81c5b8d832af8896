// <hh-donate>: the card and, where the server says that this page may take money, the whole form.

import { CardElement } from './card-element.ts';

/**
 * The card of a project and, where the server lets this page take money, the whole form.
 * @fires {HhSubmitEvent} hh-submit - a pledge was made
 * @fires {HhRedirectEvent} hh-redirect - the page is about to leave for the payment; cancelable
 * @fires {HhSuccessEvent} hh-success - on return, and only if the server says paid
 * @csspart button - gives
 */
export class DonateElement extends CardElement {
  constructor() {
    super((card) => import('./donate-controller.ts').then(({ DonateController }) => new DonateController(card)));
  }
}
