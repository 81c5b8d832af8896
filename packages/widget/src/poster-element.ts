// <hh-poster>: a picture of a project to send on, drawn in the browser, with a code that leads back to the same project.

import { HouseElement } from './house-element.ts';
import { PosterController } from './poster-controller.ts';
import { adoptPosterStyles } from './poster-styles.ts';

export class PosterElement extends HouseElement {
  protected readonly work = new PosterController(this);

  constructor() {
    super();
    adoptPosterStyles(this.root);
  }
}
