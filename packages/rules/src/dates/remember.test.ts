import { expect, test } from 'vitest';
import { remember } from './remember.ts';

test('what was asked before is answered from memory', () => {
  const asked: number[] = [];
  const double = remember((number: number) => {
    asked.push(number);
    return number * 2;
  });
  expect([double(1), double(2), double(1)]).toEqual([2, 4, 2]);
  expect(asked).toEqual([1, 2]);
});

test('memory is emptied once it holds two thousand answers', () => {
  const asked: number[] = [];
  const same = remember((number: number) => {
    asked.push(number);
    return number;
  });
  for (let number = 0; number < 2_000; number += 1) same(number);
  same(0);
  expect(asked).toHaveLength(2_000);
  same(2_000);
  expect(same(0)).toBe(0);
  expect(asked.slice(2_000)).toEqual([2_000, 0]);
});
