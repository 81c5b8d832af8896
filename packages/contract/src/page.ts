// Every list answers the same shape, so that one loop in a client pages through all of them.

import * as z from 'zod/mini';
import './english.ts';

export const LIST_LIMIT_DEFAULT = 20;
export const LIST_LIMIT_MAX = 100;

/** `cursor` is opaque: what the last answer's `nextCursor` held. */
export const listQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(LIST_LIMIT_MAX)), LIST_LIMIT_DEFAULT),
});

/** One page of a list: `nextCursor` is null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** The page schema of an item schema; its id is the item's with `Page` behind it. */
export function pageOf<Item extends z.ZodMiniType>(item: Item) {
  return z
    .strictObject({ items: z.array(item).check(z.maxLength(LIST_LIMIT_MAX)), nextCursor: z.nullable(z.string()) })
    .register(z.globalRegistry, { id: `${z.globalRegistry.get(item)?.id}Page` });
}
