// <hh-disclosure>: what was published of a project, its progress and every correction, a page at a time.

import { DisclosureController } from './disclosure-controller.ts';
import { HouseElement } from './house-element.ts';
import { adoptListStyles } from './list-styles.ts';

export class DisclosureElement extends HouseElement {
  protected readonly work = new DisclosureController(this);

  constructor() {
    super();
    adoptListStyles(this.root);
  }
}
