import { expect, test } from 'vitest';
import { alignRows, displayWidth, padToWidth } from './display-width.ts';

test.each([
  ['', 0],
  ['abc', 3],
  ['幸福', 4],
  ['《慈善法》（2023）', 18],
  ['—', 1],
  ['é', 1],
  ['e\u0301', 1],
  ['𠮷', 2],
  ['👍', 2],
  ['한글', 4],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('pads to a width, and leaves what is wider', () => {
  expect(padToWidth('待办', 6)).toBe('待办  ');
  expect(padToWidth('待办', 3)).toBe('待办');
});

test('columns begin below each other in either script', () => {
  const rows = alignRows([
    ['今天到期', '待办', 'a'],
    ['x', '已逾期', '甲'],
  ]);
  expect(rows).toEqual(['今天到期  待办    a', 'x         已逾期  甲']);
});
