import { expect, test } from 'vitest';
import { formatDate, formatInstant } from './beijing-time.ts';

test('an instant is told in the time of the place, whatever the device says', () => {
  expect(formatInstant('2026-11-22T06:05:00.000Z', 'zh-CN')).toBe('11 月 22 日 14:05');
  expect(formatInstant('2026-11-22T06:05:00.000Z', 'en')).toBe('22 November 2026, 14:05 Beijing time');
});

test('the day turns at midnight in China', () => {
  expect(formatInstant('2026-12-31T15:59:59.000Z', 'zh-CN')).toBe('12 月 31 日 23:59');
  expect(formatInstant('2026-12-31T16:00:00.000Z', 'zh-CN')).toBe('1 月 1 日 00:00');
});

test('a date is written as people of the place write it', () => {
  expect(formatDate('2026-10-13', 'zh-CN')).toBe('2026 年 10 月 13 日');
  expect(formatDate('2026-10-03', 'en')).toBe('3 October 2026');
});

test.each(['zh-CN', 'en'] as const)('in %s, a time that cannot be read does no harm', (locale) => {
  expect(() => formatInstant('soon', locale)).not.toThrow();
  expect(formatDate('soon', locale)).toBe('soon');
});
