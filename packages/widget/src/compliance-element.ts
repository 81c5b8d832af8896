// <hh-compliance>: what the rules say of a project, one line that opens to every finding and duty. It stands on the
// ground of the cards and draws something else; what it needs of its own comes with it, because the script that every
// page loads is full. The controller of the card stays idle: it asks for nothing until it is followed.

import { render } from 'lit/html.js';
import { CardElement } from './card-element.ts';
import { ComplianceController } from './compliance-controller.ts';
import { adoptComplianceStyles } from './compliance-styles.ts';

export class ComplianceElement extends CardElement {
  readonly #check = new ComplianceController(this);
  #drawing: Promise<void> | undefined;

  constructor() {
    super();
    adoptComplianceStyles(this.root);
  }

  override disconnectedCallback(): void {
    this.#check.disconnect();
  }

  override draw(): Promise<void> {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined;
      if (!this.isConnected) return;
      this.#check.follow();
      try {
        render(this.#check.draw(), this.root);
      } catch (error) {
        this.#check.refuse(error);
      }
    });
    return this.#drawing;
  }
}
