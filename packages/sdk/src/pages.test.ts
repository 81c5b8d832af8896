import type { Page } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { createClient, iterateItems, iteratePages } from './index.ts';
import { answer, fakeDeployment } from './testing/fake-deployment.ts';

/** A list of letters, two on a page; the cursor is the place of the next. */
function letters(text: string) {
  const asked: (string | undefined)[] = [];
  const read = async ({ cursor }: { readonly cursor?: string }): Promise<Page<string>> => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    return { items: [...text.slice(from, from + 2)], nextCursor: from + 2 < text.length ? `${from + 2}` : null };
  };
  return { asked, read };
}

describe('the pages of a list', () => {
  test('come one after the other until there is none', async () => {
    const { asked, read } = letters('abcde');
    const pages: string[] = [];
    for await (const { items } of iteratePages(read)) pages.push(items.join(''));
    expect(pages).toEqual(['ab', 'cd', 'e']);
    expect(asked).toEqual([undefined, '2', '4']);
  });

  test('are asked for only when they are wanted, and no more after leaving', async () => {
    const { asked, read } = letters('abcde');
    const pages = iteratePages(read);
    expect(asked).toEqual([]);
    for await (const { items } of pages) if (items.includes('c')) break;
    expect(asked).toEqual([undefined, '2']);
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(asked).toHaveLength(2);
  });

  test('are two where two are asked for at once', async () => {
    const { read } = letters('abcd');
    const pages = iteratePages(read);
    const both = await Promise.all([pages.next(), pages.next()]);
    expect(both.map(({ value }) => value?.items.join(''))).toEqual(['ab', 'cd']);
  });

  test('go on where one could not be read, with that page', async () => {
    const { asked, read } = letters('abc');
    let fails = true;
    const pages = iteratePages((query) => {
      if (!query.cursor || !fails) return read(query);
      fails = false;
      return Promise.reject(new Error('lost'));
    });
    await pages.next();
    await expect(pages.next()).rejects.toThrow('lost');
    expect((await pages.next()).value?.items).toEqual(['c']);
    expect(asked).toEqual([undefined, '2']);
  });

  test.each([
    ['leads to itself', { items: [], nextCursor: '2' }],
    ['holds no items', { items: 'ab', nextCursor: null }],
  ])('end in an error where one %s', async (_what, second) => {
    const { read } = letters('abc');
    const pages = iteratePages<unknown>((query) => (query.cursor ? Promise.resolve(second as never) : read(query)));
    await pages.next();
    await expect(pages.next()).rejects.toMatchObject({ name: 'ApiError', code: 'bad-answer' });
  });

  test('end where an answer does not say that there are more', async () => {
    const pages = iteratePages(() => Promise.resolve({ items: [1] } as never));
    await pages.next();
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });
});

test('the items of a list come one by one, with the reader of any list of a client', async () => {
  const fake = fakeDeployment(
    answer({ items: ['a', 'b'], nextCursor: '7' }),
    answer({ items: ['c'], nextCursor: null }),
  );
  const { projects } = createClient({ baseUrl: 'https://give.example', fetch: fake.fetch });
  const seen: unknown[] = [];
  for await (const item of iterateItems((page) => projects.donations('abc', { ...page, limit: 2 }))) seen.push(item);
  expect(seen).toEqual(['a', 'b', 'c']);
  expect(fake.asked.map(({ url }) => new URL(url).search)).toEqual(['?limit=2', '?cursor=7&limit=2']);
});
