import { defineOnce } from './define-once.ts';
import { DonateElement } from './donate-element.ts';

export function defineDonate(): void {
  defineOnce('hh-donate', DonateElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'hh-donate': DonateElement;
  }
}
