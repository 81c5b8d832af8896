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
  protected work: Work;
  protected readonly card: CardController;

  constructor(loadOwnSite?: OwnSiteLoader) {
    super();
    this.card = new CardController(this, { view: elementView, lean }, loadOwnSite);
    this.work = this.card;
  }
}

/** Brought by the first card of a page after itself, and at once by one that is late. */
async function lean(card: CardController): Promise<void> {
  const standIn = await import('./stand-in.ts');
  standIn.lean(card);
}
