import { expect, test, vi } from 'vitest';
import { StatementCache } from './statement-cache.ts';

test('makes each text once', () => {
  const cache = new StatementCache<string>(2);
  const make = vi.fn(() => 'made');
  expect([cache.take('a', make), cache.take('a', make)]).toEqual(['made', 'made']);
  expect(make).toHaveBeenCalledOnce();
});

test('keeps no more than its maximum, and lets the longest unused go', () => {
  const cache = new StatementCache<string>(2);
  const made: string[] = [];
  const take = (sql: string) =>
    cache.take(sql, () => {
      made.push(sql);
      return sql;
    });
  for (const sql of ['a', 'b', 'a', 'c', 'a', 'b']) take(sql);
  expect(cache.size).toBe(2);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('keeps nothing of what could not be made, and makes again what was dropped', () => {
  const cache = new StatementCache<string>(2);
  expect(() =>
    cache.take('a', () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(cache.size).toBe(0);
  cache.take('a', () => 'old');
  cache.drop('a');
  expect(cache.take('a', () => 'new')).toBe('new');
  cache.clear();
  expect(cache.size).toBe(0);
});
