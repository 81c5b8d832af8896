import { describe, expect, test } from 'vitest';
import { bpsText, moneyText, percentFloor } from './money-text.ts';

describe('figures', () => {
  test('always carry their unit', () => {
    expect(String(moneyText({ amountMinor: 1_234_500, currency: 'CNY' }, 'zh-CN'))).toContain('12,345.00 元');
    expect(String(moneyText({ amountMinor: 1_234_500, currency: 'CNY' }, 'en'))).toContain('CNY 12,345.00');
  });

  test('never round a share up, and hold it between 0 and 100', () => {
    expect(percentFloor({ part: 999, whole: 1000 })).toBe(99);
    expect(percentFloor({ part: 1000, whole: 1000 })).toBe(100);
    expect(percentFloor({ part: 5000, whole: 1000 })).toBe(100);
    expect(percentFloor({ part: -5, whole: 1000 })).toBe(0);
    expect(percentFloor({ part: 5, whole: 0 })).toBe(0);
    expect(percentFloor({ part: Number.MAX_SAFE_INTEGER - 1, whole: Number.MAX_SAFE_INTEGER })).toBeLessThanOrEqual(
      100,
    );
  });

  test('print basis points exactly', () => {
    expect(bpsText(500)).toBe('5%');
    expect(bpsText(525)).toBe('5.25%');
    expect(bpsText(550)).toBe('5.5%');
    expect(bpsText(5)).toBe('0.05%');
    expect(bpsText(0)).toBe('0%');
  });
});
