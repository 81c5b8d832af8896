// <hh-proof>: the public books behind a project, verified in the reader's own browser. Each page that has it remembers what
// it saw, and so is one more witness.

import { HouseElement } from './house-element.ts';
import { ProofController } from './proof-controller.ts';
import { adoptProofStyles } from './proof-styles.ts';

/**
 * Whether the public books hold, verified in the reader's own browser.
 * @fires {HhVerifiedEvent} hh-verified - the public log was looked at
 * @csspart line - the line
 */
export class ProofElement extends HouseElement {
  protected readonly work = new ProofController(this);

  constructor() {
    super();
    adoptProofStyles(this.root);
  }
}
