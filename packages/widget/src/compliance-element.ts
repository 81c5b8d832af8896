// <hh-compliance>: what the rules say of a project, one line that opens to every finding and duty. What it needs of its own
// comes with it, because the script of the cards is full.

import { ComplianceController } from './compliance-controller.ts';
import { adoptComplianceStyles } from './compliance-styles.ts';
import { HouseElement } from './house-element.ts';

/**
 * The automatic check of fundraising law: one line that opens to every finding and duty.
 * @csspart line - the line
 */
export class ComplianceElement extends HouseElement {
  protected readonly work = new ComplianceController(this);

  constructor() {
    super();
    adoptComplianceStyles(this.root);
  }
}
