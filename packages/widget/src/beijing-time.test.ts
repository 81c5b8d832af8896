import { expect, test } from 'vitest';
import { formatInstant } from './beijing-time.ts';

test('an instant is told in the time of the place, whatever the device says', () => {
  expect(formatInstant('2026-11-22T06:05:00.000Z', 'zh-CN')).toBe('11 月 22 日 14:05');
  expect(formatInstant('2026-11-22T06:05:00.000Z', 'en')).toBe('22 Nov 2026 14:05');
});

test('the day turns at midnight in China', () => {
  expect(formatInstant('2026-12-31T15:59:59.000Z', 'zh-CN')).toBe('12 月 31 日 23:59');
  expect(formatInstant('2026-12-31T16:00:00.000Z', 'zh-CN')).toBe('1 月 1 日 00:00');
});

test('an instant that cannot be read does no harm', () => {
  expect(() => formatInstant('soon', 'zh-CN')).not.toThrow();
});
