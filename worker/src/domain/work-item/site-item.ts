// The request of one website: at most one that waits, because each has the number of its round in its id.

import type { Ports, WorkItemRecord } from '../../ports/index.ts';

/** A website that is refused so often has its answer. */
const ROUNDS_MAX = 20;

export interface SiteRound {
  /** The newest request of this website; null where there never was one. */
  readonly item: WorkItemRecord | null;
  /** What a new one would be called; null where there have been too many. */
  readonly nextId: string | null;
}

/** Where the request of a website stands. */
export async function siteRound(ports: Ports, tenantId: string, origin: string): Promise<SiteRound> {
  let item: WorkItemRecord | null = null;
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const itemId = await ports.ids.named('site-request-round', tenantId, origin, String(round));
    const found = await ports.store.work.item(itemId);
    if (found === null) return { item, nextId: itemId };
    item = found;
  }
  return { item, nextId: null };
}

/** Whether somebody still has to answer it. */
export function isAsked(item: WorkItemRecord | null): item is WorkItemRecord {
  return item?.state === 'asked';
}
