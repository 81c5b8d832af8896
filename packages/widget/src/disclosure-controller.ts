// What <hh-disclosure> knows: what was published of a project, and the few facts that say how to check it.

import type { Disclosure, ProgressUpdate } from '@happy-homeland/sdk';
import { createProjectCards, createProjectLists } from '@happy-homeland/sdk';
import type { Disclosed } from './disclosure-view.ts';
import { disclosureView } from './disclosure-view.ts';
import type { ListStage } from './list-controller.ts';
import { ListController } from './list-controller.ts';
import { ListPages, requireShape } from './list-pages.ts';

/** Of each list on a page. */
const LIMIT = 5;

const CARD = {
  asOf: 'string',
  currency: 'string',
  raisedMinor: 'number',
  'fundUse.spentMinor': 'number',
  'fundUse.heldMinor': 'number',
  'conspicuous.filingNumber': 'string',
} as const;
const UPDATE = {
  updateNo: 'string',
  happenedOn: 'string',
  publishedOn: 'string',
  title: 'string',
  text: 'string',
  photographs: 'object',
  corrections: 'object',
} as const;
const DISCLOSURE = { kind: 'string', date: 'string', title: 'string', body: 'string' } as const;

export class DisclosureController extends ListController<Disclosed> {
  protected wanted(): string {
    return this.host.project;
  }

  protected async read(api: string, signal: AbortSignal): Promise<Disclosed> {
    const { project } = this.host;
    const from = createProjectLists({ baseUrl: api });
    const updates = new ListPages<ProgressUpdate>({
      read: (page, options) => from.updates(project, { ...page, limit: LIMIT }, options),
      shape: UPDATE,
    });
    const disclosures = new ListPages<Disclosure>({
      read: (page, options) => from.disclosures(project, { ...page, limit: LIMIT }, options),
      shape: DISCLOSURE,
    });
    const [card, progress] = await Promise.all([
      createProjectCards({ baseUrl: api }).get(project, { signal }),
      from.progress(project, { signal }),
      updates.begin(signal),
      disclosures.begin(signal),
    ]);
    requireShape(card, CARD);
    return { card, progress, updates, disclosures, lists: [updates, disclosures] };
  }

  protected view(stage: ListStage<Disclosed>): unknown {
    return disclosureView(stage);
  }
}
