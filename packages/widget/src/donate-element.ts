// <hh-donate>: the card and, where the server says that this page may take money, the whole form.

import { CardElement } from './card-element.ts';

export class DonateElement extends CardElement {
  constructor() {
    super((card) => import('./donate-controller.ts').then(({ DonateController }) => new DonateController(card)));
  }
}
