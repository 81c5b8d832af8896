import { describe, expect, test } from 'vitest';
import { readReceiptNo, readSearch } from './receipt-search.ts';

const CODE = 'ABCDE-23456';

describe('what is typed', () => {
  test.each([
    ['１００', 10_000],
    ['1,234.5元', 123_450],
    ['20', 2_000],
    ['999999.99', 99_999_999],
  ])('as the amount %s is asked for', (amount, amountMinor) => {
    const search = readSearch({ code: CODE, amount });
    expect(search).toEqual({ kind: 'ready', lookup: { code: 'abcde23456', amountMinor } });
  });

  test.each([
    ['', 'badAmount'],
    ['-5', 'badAmount'],
    ['0', 'badAmount'],
    ['1e9', 'badAmount'],
    ['20.505', 'badAmount'],
    ['💰', 'badAmount'],
    ['1'.repeat(5_000), 'badAmount'],
    ['1000000', 'tooHigh'],
  ])('as the amount %s gets a sentence', (amount, fault) => {
    expect(readSearch({ code: CODE, amount })).toEqual({ kind: 'refused', faults: { amount: fault } });
  });

  test.each(['abcde23456', 'hh abcde–23456', 'ＡＢＣＤＥ-２３４５６', 'hhabcde23456abcdef', 'hhabcde234'])(
    'as the code %s is asked for',
    (code) => {
      expect(readSearch({ code, amount: '1' })).toMatchObject({ kind: 'ready' });
    },
  );

  test.each([
    ['  ', 'noCode'],
    ['abcde', 'badCode'],
    ['abcde-2345六', 'badCode'],
    ['a'.repeat(5_000), 'badCode'],
  ])('as the code %s gets a sentence', (code, fault) => {
    expect(readSearch({ code, amount: '1' })).toEqual({ kind: 'refused', faults: { code: fault } });
  });

  test('as the number of a receipt is one or none', () => {
    expect(readReceiptNo(' HHabcde23456abcdef ')).toBe('hhabcde23456abcdef');
    for (const text of ['', 'hhabc', '../manage', 'x'.repeat(5_000)]) expect(readReceiptNo(text)).toBeNull();
  });
});
