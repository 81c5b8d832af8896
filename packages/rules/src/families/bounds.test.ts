import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastMinor, mostMinor, yuan } from './bounds.ts';

describe('a share of an amount', () => {
  test('has its least and its most, found by trying every amount', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(12_000), fc.integer({ min: 1, max: 3 }), (ofMinor, bps, years) => {
        const amounts = Array.from({ length: 400 }, (_, minor) => minor);
        const least = amounts.find((minor) => minor * years * 10_000 >= ofMinor * bps);
        const most = amounts.findLast((minor) => minor * years * 10_000 <= ofMinor * bps);
        expect(leastMinor({ bps, ofMinor, years })).toBe(least);
        expect(mostMinor({ bps, ofMinor, years })).toBe(most);
      }),
    );
  });

  test('is exact for the largest amount there is', () => {
    expect(leastMinor({ bps: 7_000, ofMinor: Number.MAX_SAFE_INTEGER })).toBe(6_305_039_478_318_694);
    expect(mostMinor({ bps: 7_000, ofMinor: Number.MAX_SAFE_INTEGER })).toBe(6_305_039_478_318_693);
  });

  test.each([
    [0, '0.00'],
    [7, '0.07'],
    [123, '1.23'],
    [79_950_000, '799500.00'],
  ])('%i fen are %s yuan', (minor, text) => {
    expect(yuan(minor)).toBe(text);
  });
});
