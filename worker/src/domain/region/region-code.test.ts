import { expect, test } from 'vitest';
import { en } from '../../pages/messages/en.ts';
import { zhCn } from '../../pages/messages/zh-cn.ts';
import { codeOf, PROVINCES, parseRegion } from './region-code.ts';

test.each([
  ['510000', '51', 'province'],
  ['5100', '51', 'province'],
  ['51', '51', 'province'],
  ['511800', '5118', 'city'],
  ['5118', '5118', 'city'],
  ['511802', '511802', 'county'],
])('%s is the region whose codes begin with %s', (code, place, level) => {
  expect(parseRegion(code)).toEqual({ place, level });
  expect(parseRegion(codeOf(place))).toEqual({ place, level });
});

test.each(['', '5', '511', '99', '000000', '5118020', '５１', ' 51', '51\n'])('%j is no region', (code) => {
  expect(parseRegion(code)).toBeNull();
});

test('every province has a name in both languages', () => {
  for (const { provinces } of [zhCn, en]) expect(Object.keys(provinces)).toEqual(PROVINCES);
});
