// Every list answers the same shape, so that one loop in a client pages through all of them.

import * as z from 'zod';

export const LIST_LIMIT_DEFAULT = 20;
export const LIST_LIMIT_MAX = 100;

/** `cursor` is opaque: what the last answer's `nextCursor` held. */
export const listQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT_MAX).default(LIST_LIMIT_DEFAULT),
});

/** One page of a list: `nextCursor` is null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** The page schema of an item schema; its id is the item's with `Page` behind it. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z
    .strictObject({ items: z.array(item).max(LIST_LIMIT_MAX), nextCursor: z.string().nullable() })
    .meta({ id: `${z.globalRegistry.get(item)?.id}Page` });
}
