import { expect, test } from 'vitest';
import { parseListQuery } from './projects-query.ts';

const asked = (given: Readonly<Record<string, string>>) => parseListQuery((name) => given[name] ?? '');

test('a tag that says nothing lists ten of all projects', () => {
  expect(asked({})).toEqual({ query: { limit: 10 }, wrong: '' });
});

test.each([
  ['510000', '51'],
  ['511800', '5118'],
  ['511802', '511802'],
  ['51', '51'],
  ['5118', '5118'],
])('the region %s is everything that begins with %s', (region, digits) => {
  expect(asked({ region })).toEqual({ query: { region: digits, limit: 10 }, wrong: '' });
});

test.each([
  ['limit', '1', { limit: 1 }],
  ['limit', '100', { limit: 100 }],
  ['category', 'elder-care', { category: 'elder-care', limit: 10 }],
  ['status', 'ended', { status: 'ended', limit: 10 }],
])('%s="%s" is understood', (name, value, query) => {
  expect(asked({ [name]: value })).toEqual({ query, wrong: '' });
});

test.each([
  ['limit', '0'],
  ['limit', '101'],
  ['limit', '-5'],
  ['limit', '1e1'],
  ['limit', '１０'],
  ['limit', '10个'],
  ['region', '5118021'],
  ['region', '051802'],
  ['region', '雨城区'],
  ['region', '511'],
  ['category', 'Elder care'],
  ['category', 'e'],
  ['status', 'OPEN'],
  ['status', 'constructor'],
])('%s="%s" is left out and said', (name, value) => {
  const { query, wrong } = asked({ [name]: value });
  expect(query).toEqual({ limit: 10 });
  expect(wrong).toContain(`${name}="${value}" (write `);
});

test('everything that makes no sense is said in one line, however long it is', () => {
  const { wrong } = asked({ category: '示例'.repeat(2_500), limit: 'many', status: 'open' });
  expect(wrong.split('\n')).toHaveLength(1);
  expect(wrong.length).toBeLessThan(200);
  expect(wrong).toContain('limit="many"');
  expect(wrong).not.toContain('status');
});
