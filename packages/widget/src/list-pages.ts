// A list as far as it has come, and the way to more of it. A page that could not be read leaves what is there in place.

import type { CallOptions, Page } from '@happy-homeland/sdk';
import { ApiError, iteratePages } from '@happy-homeland/sdk';

/** Fields of an item, with dots between those inside each other, and what `typeof` says of what is drawn of it. */
export type Shape = Readonly<Record<string, 'string' | 'number' | 'object'>>;

export interface ListSource<Item> {
  read(query: { readonly cursor?: string }, options: CallOptions): Promise<Page<Item>>;
  readonly shape: Shape;
}

export class ListPages<Item> {
  items: readonly Item[] = [];
  hasMore = true;
  status: 'idle' | 'pending' | 'failed' = 'idle';
  /** How many the last page brought, if it was not the first. */
  added = 0;
  readonly #pages: AsyncIterator<Page<Item>, undefined>;
  #abort = new AbortController();

  constructor({ read, shape }: ListSource<Item>) {
    this.#pages = iteratePages(async (query) => {
      const page = await read(query, { signal: this.#abort.signal });
      for (const item of Array.isArray(page.items) ? page.items : []) requireShape(item, shape);
      return page;
    });
  }

  /** Reads the first page. @throws ApiError, or the signal's reason */
  async begin(signal: AbortSignal): Promise<this> {
    signal.addEventListener('abort', () => this.stop());
    await this.#next();
    return this;
  }

  /** Reads the next page; what comes of it is in the state. Answers why it could not be read, unless it was given up. */
  async more(): Promise<unknown> {
    const { length } = this.items;
    this.status = 'pending';
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      await this.#next();
      this.status = 'idle';
      this.added = this.items.length - length;
    } catch (error) {
      this.status = signal.aborted ? 'idle' : 'failed';
      if (!signal.aborted) return error;
    }
    return undefined;
  }

  /** Gives up what is under way. */
  stop(): void {
    this.#abort.abort();
  }

  async #next(): Promise<void> {
    const { value } = await this.#pages.next();
    this.items = [...this.items, ...(value?.items ?? [])];
    this.hasMore = typeof value?.nextCursor === 'string';
  }
}

/** Throws ApiError `bad-answer` for what is not what was agreed, so that nothing is drawn with holes in it. */
export function requireShape(item: unknown, shape: Shape): void {
  for (const [name, kind] of Object.entries(shape)) {
    const value = name.split('.').reduce((at: unknown, field) => Reflect.get(Object(at), field), item);
    if (typeof value !== kind) {
      throw new ApiError({ code: 'bad-answer', message: `expected ${name}: ${kind}` });
    }
  }
}
