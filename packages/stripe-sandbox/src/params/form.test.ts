import { expect, test } from 'vitest';
import type { FormNode } from './form.ts';
import { canonicalForm, parseForm } from './form.ts';

/** Maps as plain objects, for reading. */
function plain(node: FormNode): unknown {
  return typeof node === 'string' ? node : Object.fromEntries([...node].map(([key, child]) => [key, plain(child)]));
}

test.each([
  ['a=1&b=2', { a: '1', b: '2' }],
  ['a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
  ['a[0]=x&a[1]=y', { a: { 0: 'x', 1: 'y' } }],
  ['a[]=x&a[]=y', { a: { 0: 'x', 1: 'y' } }],
  ['a%5Bb%5D=%E7%81%AF+1', { a: { b: '灯 1' } }],
  ['a=', { a: '' }],
  ['', {}],
])('%s is read', (encoded, expected) => {
  expect(plain(parseForm(encoded))).toEqual(expected);
});

test.each([
  'a=1&a[b]=2',
  'a[b]=1&a=2',
  'a[b=1',
  '[a]=1',
  'a[b[c]]=1',
  `a${'[b]'.repeat(8)}=1`,
  Array.from({ length: 2_001 }, (_, index) => `k${index}=1`).join('&'),
])('%.40s is refused', (encoded) => {
  expect(() => parseForm(encoded)).toThrow(expect.objectContaining({ status: 400 }));
});

test('the canonical form tells names from values', () => {
  expect(canonicalForm('b=2&a=1')).toBe(canonicalForm('a=1&b=2'));
  expect(canonicalForm('a=1&b=2')).not.toBe(canonicalForm('a=1%26b=2'));
});
