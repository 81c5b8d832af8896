// <hh-proof>: the public books behind a project, verified in the reader's own browser. Each page that has it remembers what
// it saw, and so is one more witness.

import { HouseElement } from './house-element.ts';
import { ProofController } from './proof-controller.ts';
import { adoptProofStyles } from './proof-styles.ts';

export class ProofElement extends HouseElement {
  protected readonly work = new ProofController(this);

  constructor() {
    super();
    adoptProofStyles(this.root);
  }
}
