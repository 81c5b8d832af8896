// <hh-donors>: the givers who asked to be named, and what some of them said.

import { DonorsController } from './donors-controller.ts';
import { HouseElement } from './house-element.ts';
import { adoptListStyles } from './list-styles.ts';

export class DonorsElement extends HouseElement {
  protected readonly work = new DonorsController(this);

  constructor() {
    super();
    adoptListStyles(this.root);
  }
}
