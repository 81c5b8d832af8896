import { describe, expect, test } from 'vitest';
import { civilDateOf, dateText, daysBetween, instantText } from './date-text.ts';

describe('dates', () => {
  test('read as people write them, and stay on one line', () => {
    expect(dateText('2026-11-02', 'zh-CN')).toBe('2026\u00a0年\u00a011\u00a0月\u00a02\u00a0日');
    expect(dateText('2026-11-02', 'en')).toBe('2\u00a0Nov\u00a02026');
  });

  test('are those of Asia/Shanghai, also across midnight and new year', () => {
    expect(instantText('2026-11-22T06:05:59.999Z', 'zh-CN')).toBe('11\u00a0月\u00a022\u00a0日\u00a014:05');
    expect(instantText('2026-12-31T16:00:00.000Z', 'en')).toBe('1\u00a0Jan\u00a02027, 00:00 Beijing time');
    expect(civilDateOf('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
    expect(civilDateOf('2026-11-22T16:00:00.000Z')).toBe('2026-11-23');
  });

  test('are whole days apart, either way', () => {
    expect(daysBetween({ from: '2026-11-22', to: '2027-06-10' })).toBe(200);
    expect(daysBetween({ from: '2024-03-01', to: '2024-02-28' })).toBe(-2);
    expect(daysBetween({ from: '2026-11-22', to: '2026-11-22' })).toBe(0);
  });
});
