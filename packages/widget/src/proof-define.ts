import { defineOnce } from './define-once.ts';
import { ProofElement } from './proof-element.ts';

export function defineProof(): void {
  defineOnce('hh-proof', ProofElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'hh-proof': ProofElement;
  }
}
