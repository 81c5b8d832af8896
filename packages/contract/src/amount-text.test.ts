import { describe, expect, test } from 'vitest';
import type { Currency } from './money.ts';
import { addMoney, CURRENCIES, formatMoney, isCurrency, parseAmountText, scaleOf, toDecimalText } from './money.ts';

const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' }) as const;
const jpy = (amountMinor: number) => ({ amountMinor, currency: 'JPY' }) as const;

describe('a currency', () => {
  test('has the scale of ISO 4217', () => {
    expect(scaleOf('CNY')).toBe(2);
    expect(scaleOf('JPY')).toBe(0);
    expect(CURRENCIES).toEqual(['CNY', 'HKD', 'USD', 'EUR', 'GBP', 'CAD', 'AUD', 'SGD', 'JPY', 'MYR', 'NZD']);
  });

  test.each(['XDR', 'cny', '', 'toString', '__proto__'])('is not %j, and then has no scale', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => scaleOf(code as Currency)).toThrow(RangeError);
  });
});

describe('a sum', () => {
  test('is exact up to the largest safe integer, and refused beyond', () => {
    expect(addMoney(cny(1), cny(Number.MAX_SAFE_INTEGER - 1))).toEqual(cny(Number.MAX_SAFE_INTEGER));
    expect(() => addMoney(cny(1), cny(Number.MAX_SAFE_INTEGER))).toThrow('not a safe integer');
    expect(addMoney(cny(5), cny(-7))).toEqual(cny(-2));
  });

  test('never mixes currencies', () => {
    expect(() => addMoney(cny(1), jpy(1))).toThrow('cannot add JPY to CNY');
  });
});

describe('decimal text', () => {
  test.each([
    [0, '0.00'],
    [1, '0.01'],
    [99, '0.99'],
    [100, '1.00'],
    [-1, '-0.01'],
    [-100, '-1.00'],
    [1_234_500, '12345.00'],
  ])('of %i fen is %s', (minor, text) => {
    expect(toDecimalText(cny(minor))).toBe(text);
  });

  test('of a currency without a smaller unit has no point', () => {
    expect(toDecimalText(jpy(0))).toBe('0');
    expect(toDecimalText(jpy(-12_345))).toBe('-12345');
  });
});

describe('an amount for people', () => {
  test.each([
    [cny(1_234_500), 'zh-CN', '12,345.00 元'],
    [cny(1_234_550), 'zh-CN', '12,345.50 元'],
    [cny(99_999), 'en', 'CNY 999.99'],
    [cny(100_000), 'en', 'CNY 1,000.00'],
    [cny(-100_000_000), 'en', 'CNY -1,000,000.00'],
    [jpy(1_000), 'zh-CN', '1,000 JPY'],
  ] as const)('%j in %s is %s', (money, locale, text) => {
    expect(formatMoney(money, locale)).toBe(text);
    expect(formatMoney(money, locale, 'full')).toBe(text);
  });

  test.each([
    [cny(1_234_500), 'zh-CN', '12,345 元'],
    [cny(1_234_550), 'zh-CN', '12,345.50 元'],
    [cny(10), 'zh-CN', '0.10 元'],
    [cny(100_010), 'en', 'CNY 1,000.10'],
    [jpy(1_000), 'en', 'JPY 1,000'],
  ] as const)('%j in %s is %s where space is short', (money, locale, text) => {
    expect(formatMoney(money, locale, 'short')).toBe(text);
  });

  test('is full where nothing is said', () => {
    expect(formatMoney(cny(100), 'zh-CN')).toBe('1.00 元');
  });
});

describe('what a person typed', () => {
  test.each([
    ['20', 2000],
    ['20.5', 2050],
    ['20.05', 2005],
    ['0.01', 1],
    ['0', 0],
    ['20.', 2000],
    ['２０．５', 2050],
    ['２０。５', 2050],
    [' 2 0\u3000', 2000],
    ['1,234.50', 123_450],
    ['1,234,567', 123_456_700],
    ['¥20', 2000],
    ['￥20', 2000],
    ['20元', 2000],
    ['20圆', 2000],
    ['20块', 2000],
    ['CNY20', 2000],
    ['20cny', 2000],
    ['999999999', 99_999_999_900],
  ])('%j is %i fen', (text, minor) => {
    expect(parseAmountText(text, 'CNY')).toBe(minor);
  });

  test.each([
    '',
    'x',
    '20.005',
    '1,23',
    '12,34',
    '1234,567',
    ',123',
    '1,2345',
    '-20',
    '+20',
    '20元20',
    '2元0',
    '元',
    '.5',
    '1.2.3',
    '1e3',
    '0x20',
    '1234567890',
    'CNYCNY20',
    '20USD',
    '二十',
  ])('%j is no amount', (text) => {
    expect(parseAmountText(text, 'CNY')).toBeNull();
  });

  test('has no fraction where the currency has none', () => {
    expect(parseAmountText('500', 'JPY')).toBe(500);
    expect(parseAmountText('500.5', 'JPY')).toBeNull();
    expect(parseAmountText('500.', 'JPY')).toBe(500);
  });
});
