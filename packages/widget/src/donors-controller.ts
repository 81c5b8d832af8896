// What <hh-donors> knows: the givers who asked to be named, what some of them said, and how many there are in all.

import type { Donation, DonorMessage } from '@happy-homeland/sdk';
import { createProjectCards, createProjectLists } from '@happy-homeland/sdk';
import type { Wall } from './donors-view.ts';
import { donorsView } from './donors-view.ts';
import type { ListStage } from './list-controller.ts';
import { ListController } from './list-controller.ts';
import { ListPages, requireShape } from './list-pages.ts';

/** Of each list on a page. */
const GIFTS = 20;
const MESSAGES = 5;

const CARD = { donors: 'number' } as const;
const GIFT = { date: 'string', name: 'string', 'amount.amountMinor': 'number', 'amount.currency': 'string' } as const;
const MESSAGE = { text: 'string', shownOn: 'string' } as const;

export class DonorsController extends ListController<Wall> {
  protected wanted(): string {
    return this.host.project;
  }

  protected async read(api: string, signal: AbortSignal): Promise<Wall> {
    const { project } = this.host;
    const from = createProjectLists({ baseUrl: api });
    const gifts = new ListPages<Donation>({
      read: (page, options) => from.donations(project, { ...page, limit: GIFTS }, options),
      shape: GIFT,
    });
    const messages = new ListPages<DonorMessage>({
      read: (page, options) => from.messages(project, { ...page, limit: MESSAGES }, options),
      shape: MESSAGE,
    });
    const [card] = await Promise.all([
      createProjectCards({ baseUrl: api }).get(project, { signal }),
      gifts.begin(signal),
      messages.begin(signal),
    ]);
    requireShape(card, CARD);
    return { card, gifts, messages, lists: [gifts, messages] };
  }

  protected view(stage: ListStage<Wall>): unknown {
    return donorsView(stage);
  }
}
