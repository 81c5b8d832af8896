import { defineOnce } from './define-once.ts';
import { ReceiptElement } from './receipt-element.ts';

export function defineReceipt(): void {
  defineOnce('hh-receipt', ReceiptElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'hh-receipt': ReceiptElement;
  }
}
