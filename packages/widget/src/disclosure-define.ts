import { defineOnce } from './define-once.ts';
import { DisclosureElement } from './disclosure-element.ts';

export function defineDisclosure(): void {
  defineOnce('hh-disclosure', DisclosureElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'hh-disclosure': DisclosureElement;
  }
}
