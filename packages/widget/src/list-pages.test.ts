import type { CallOptions, Page } from '@happy-homeland/sdk';
import { describe, expect, test } from 'vitest';
import { ListPages } from './list-pages.ts';

interface Item {
  readonly name: string;
}

/** A list of letters, two on a page, whose answers wait for the test where it says so. */
function letters(text: string) {
  const asked: { cursor: string | undefined; signal: AbortSignal | undefined }[] = [];
  const state = { answer: (page: Page<Item>): Promise<Page<Item>> => Promise.resolve(page) };
  const read = ({ cursor }: { readonly cursor?: string }, { signal }: CallOptions): Promise<Page<Item>> => {
    asked.push({ cursor, signal });
    const from = Number(cursor ?? 0);
    const items = [...text.slice(from, from + 2)].map((name) => ({ name }));
    return state.answer({ items, nextCursor: from + 2 < text.length ? `${from + 2}` : null });
  };
  return { asked, state, list: new ListPages<Item>({ read, shape: { name: 'string' } }) };
}

const never = new AbortController().signal;
const names = ({ items }: ListPages<Item>) => items.map(({ name }) => name).join('');

describe('a list', () => {
  test('grows by a page at a time and knows its end', async () => {
    const { list } = letters('abcde');
    await list.begin(never);
    expect([names(list), list.hasMore, list.added]).toEqual(['ab', true, 0]);
    await list.more();
    expect([names(list), list.hasMore, list.added]).toEqual(['abcd', true, 2]);
    await list.more();
    expect([names(list), list.hasMore, list.added]).toEqual(['abcde', false, 1]);
  });

  test('stays as it is where a page cannot be read, and reads that page at the next try', async () => {
    const { list, state, asked } = letters('abc');
    await list.begin(never);
    const { answer } = state;
    state.answer = () => Promise.reject(new Error('lost'));
    expect(await list.more()).toEqual(new Error('lost'));
    expect([names(list), list.status, list.hasMore]).toEqual(['ab', 'failed', true]);
    state.answer = answer;
    await list.more();
    expect([names(list), list.status]).toEqual(['abc', 'idle']);
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, '2', '2']);
  });

  test('takes no page with holes in it, at first or later', async () => {
    const { list, state } = letters('abcd');
    const holes = () => Promise.resolve({ items: [{ name: 'x' }, {}], nextCursor: null } as never);
    await list.begin(never);
    state.answer = holes;
    await list.more();
    expect([names(list), list.status]).toEqual(['ab', 'failed']);
    const first = letters('ab');
    first.state.answer = holes;
    await expect(first.list.begin(never)).rejects.toMatchObject({
      code: 'bad-answer',
      message: 'expected name: string',
    });
  });

  test('looks inside of what it is told to look inside of', async () => {
    const of = (item: unknown) =>
      new ListPages<unknown>({
        read: () => Promise.resolve({ items: [item], nextCursor: null }),
        shape: { 'goal.amountMinor': 'number' },
      }).begin(never);
    await expect(of({ goal: { amountMinor: 1 } })).resolves.toBeInstanceOf(ListPages);
    for (const odd of [{ goal: null }, { goal: { amountMinor: '1' } }, null, 'goal', {}])
      await expect(of(odd)).rejects.toMatchObject({ code: 'bad-answer' });
  });

  test('gives up what is under way when whoever began it does, and can be asked again', async () => {
    const { list, state, asked } = letters('abc');
    const abort = new AbortController();
    await list.begin(abort.signal);
    const { answer } = state;
    state.answer = () => new Promise((_answer, fail) => asked.at(-1)?.signal?.addEventListener('abort', fail));
    const more = list.more();
    await Promise.resolve();
    expect(list.status).toBe('pending');
    abort.abort();
    expect(await more).toBeUndefined();
    expect([list.status, asked.at(-1)?.signal?.aborted]).toEqual(['idle', true]);
    state.answer = answer;
    await list.more();
    expect(names(list)).toBe('abc');
  });
});
