// <hh-proof>: the public books behind a project, verified in the reader's own browser. It stands on the ground of the cards
// and draws something else. Each page that has it remembers what it saw, and so is one more witness.

import { render } from 'lit/html.js';
import { CardElement } from './card-element.ts';
import { ProofController } from './proof-controller.ts';
import { adoptProofStyles } from './proof-styles.ts';

export class ProofElement extends CardElement {
  readonly #proof = new ProofController(this);
  #drawing: Promise<void> | undefined;

  constructor() {
    super();
    adoptProofStyles(this.root);
  }

  override disconnectedCallback(): void {
    this.#proof.disconnect();
  }

  override draw(): Promise<void> {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined;
      if (!this.isConnected) return;
      this.#proof.follow();
      render(this.#proof.draw(), this.root);
    });
    return this.#drawing;
  }
}
