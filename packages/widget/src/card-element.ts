// The ground of the two cards: who receives, for whom, what is left, whom to ask, and what may be done here.

import type { OwnSiteLoader } from './card-controller.ts';
import { CardController } from './card-controller.ts';
import { elementView } from './element-view.ts';
import type { Work } from './house-element.ts';
import { HouseElement } from './house-element.ts';

/**
 * @fires {HhOpenEvent} hh-open - the dialog before the charity's own page opened
 * @csspart bar - how much of the goal is there
 * @csspart ribbon - says that no real money moves here
 */
export abstract class CardElement extends HouseElement {
  protected readonly work: Work;

  constructor(loadOwnSite?: OwnSiteLoader) {
    super();
    const card = new CardController(this, loadOwnSite);
    this.work = {
      follow: () => card.follow(),
      draw: () => elementView(card),
      refuse: (error) => card.refuse(error),
      disconnect: () => card.disconnect(),
    };
  }
}
