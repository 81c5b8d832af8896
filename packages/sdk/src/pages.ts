// One loop for every list. What stands in an answer came over a network, so a list that leads back to where it has been
// ends in an error instead of never.

import type { Page } from '@happy-homeland/contract';
import { ApiError } from './api-error.ts';

/** Reads one page; without `cursor` the first. */
export type ReadPage<Item> = (query: { readonly cursor?: string }) => Promise<Page<Item>>;

/**
 * The pages of a list, each asked for when it is wanted: `for await (const { items } of iteratePages(read))`. Where a page
 * could not be read, `next()` rejects, and asks for the same page when it is called again. Aborting is up to `read`.
 *
 * @throws ApiError `bad-answer` for what is no page, or leads to a page that was read already
 */
export function iteratePages<Item>(read: ReadPage<Item>): AsyncIterableIterator<Page<Item>, undefined> {
  const asked = new Set<string>();
  let cursor: string | null | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const readNext = async (): Promise<IteratorResult<Page<Item>, undefined>> => {
    if (cursor === null) return { done: true, value: undefined };
    const page = await read(cursor === undefined ? {} : { cursor });
    const { items, nextCursor } = page;
    if (!Array.isArray(items) || asked.has(`${nextCursor}`)) {
      throw new ApiError({ code: 'bad-answer', message: 'expected a page of a list, and a next page that is another' });
    }
    cursor = typeof nextCursor === 'string' ? nextCursor : null;
    if (cursor !== null) asked.add(cursor);
    return { done: false, value: page };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    // Whoever asks twice at once wants two pages, and the second is not known before the first.
    next: () => {
      const answer = turn.then(readNext);
      turn = answer.catch(() => undefined);
      return answer;
    },
    return: async () => {
      cursor = null;
      return { done: true, value: undefined };
    },
  };
}

/** The items of a list, one by one; a page is asked for when its first item is wanted. */
export async function* iterateItems<Item>(read: ReadPage<Item>): AsyncGenerator<Item, undefined, undefined> {
  for await (const { items } of iteratePages(read)) yield* items;
}
