// <hh-receipt>: the public check of a receipt, or the search for one. Nothing that is typed is kept or put into an event.

import { HouseElement } from './house-element.ts';
import type { ReceiptHost } from './receipt-controller.ts';
import { ReceiptController } from './receipt-controller.ts';
import { adoptReceiptStyles } from './receipt-styles.ts';

export class ReceiptElement extends HouseElement implements ReceiptHost {
  static override readonly observedAttributes: readonly string[] = [...HouseElement.observedAttributes, 'receipt'];

  protected readonly work = new ReceiptController(this);

  constructor() {
    super();
    adoptReceiptStyles(this.root);
  }

  /** Number of the receipt to check; without it a search is offered. */
  get receipt(): string {
    return this.getAttribute('receipt') ?? '';
  }

  set receipt(receiptNo: string) {
    this.setAttribute('receipt', receiptNo);
  }
}
