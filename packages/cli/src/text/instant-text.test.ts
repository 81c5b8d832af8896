import { describe, expect, test } from 'vitest';
import { counted } from './counted.ts';
import { instantText } from './instant-text.ts';

describe('a moment', () => {
  test.each([
    ['Asia/Shanghai', '2026年11月22日 中国标准时间 12:05', '22 November 2026 at 12:05 China Standard Time'],
    ['UTC', '2026年11月22日 协调世界时 04:05', '22 November 2026 at 04:05 Coordinated Universal Time'],
    ['Asia/Urumqi', '2026年11月22日 GMT+06:00 10:05', '22 November 2026 at 10:05 GMT+06:00'],
  ])('is told by the clock of %s, which is named', (zone, zh, en) => {
    expect(instantText(Date.parse('2026-11-22T04:05:06Z'), zone)).toEqual({ zh, en });
  });

  test('is told by the clock of this machine where no zone is given', () => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    expect(instantText(0)).toEqual(instantText(0, timeZone));
  });
});

test('one thing is one thing', () => {
  expect([0, 1, 2].map((count) => counted(count, 'witness', 'witnesses'))).toEqual([
    '0 witnesses',
    '1 witness',
    '2 witnesses',
  ]);
});
