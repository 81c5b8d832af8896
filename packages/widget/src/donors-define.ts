import { defineOnce } from './define-once.ts';
import { DonorsElement } from './donors-element.ts';

export function defineDonors(): void {
  defineOnce('hh-donors', DonorsElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'hh-donors': DonorsElement;
  }
}
