import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Money } from './money.ts';
import { addMoney, CURRENCIES, formatCount, parseAmountText, scaleOf, toDecimalText } from './money.ts';

const currency = fc.constantFrom(...CURRENCIES);
const yuan = (amountMinor: number): Money => ({ amountMinor, currency: 'CNY' });

/** The same text without a number ever being a float. */
function minorOf(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(scale, '0')}`);
}

describe('amounts', () => {
  test('LED-08 that floats get wrong add up to the fen', () => {
    const [dime, pair] = [parseAmountText('0.1', 'CNY') ?? 0, parseAmountText('0.2', 'CNY') ?? 0];
    expect(toDecimalText(addMoney(yuan(dime), yuan(pair)))).toBe('0.30');
    expect(parseAmountText('1.005', 'CNY')).toBeNull();
    expect(parseAmountText('4.35', 'CNY')).toBe(435);
    expect(parseAmountText('1.15', 'CNY')).toBe(115);
    expect(parseAmountText('90071992.54', 'CNY')).toBe(9_007_199_254);
  });

  test('LED-08 of every currency are what their digits say, and are written back as they were read', () => {
    fc.assert(
      fc.property(currency, fc.nat(999_999_999), (code, amountMinor) => {
        const text = toDecimalText({ amountMinor, currency: code });
        expect(minorOf(text, scaleOf(code))).toBe(BigInt(amountMinor));
        expect(parseAmountText(text, code)).toBe(amountMinor);
      }),
    );
  });

  test('LED-08 a long list adds up to the same in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99_999_999), { minLength: 1, maxLength: 200 }), (amounts) => {
        const sum = (list: readonly number[]) => list.map(yuan).reduce(addMoney, yuan(0)).amountMinor;
        expect(sum(amounts)).toBe(sum(amounts.toReversed()));
        expect(BigInt(sum(amounts))).toBe(amounts.map(BigInt).reduce((total, amount) => total + amount, 0n));
      }),
    );
  });

  test('LED-10 that add up to more than a number holds are refused: at and above', () => {
    const most = yuan(Number.MAX_SAFE_INTEGER - 1);
    expect(addMoney(most, yuan(1)).amountMinor).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => addMoney(most, yuan(2))).toThrow(RangeError);
    expect(() => addMoney(yuan(-Number.MAX_SAFE_INTEGER), yuan(-1))).toThrow(RangeError);
    expect(() => addMoney(yuan(1), { amountMinor: 1, currency: 'EUR' })).toThrow(RangeError);
  });
});

test('a count is grouped as the languages of the world group it, without asking them', () => {
  expect(['0', '999', '1,000', '1,234,567']).toEqual([0, 999, 1000, 1_234_567].map(formatCount));
  fc.assert(
    fc.property(fc.maxSafeNat(), (count) => {
      expect(formatCount(count)).toBe(count.toLocaleString('en'));
    }),
  );
});
