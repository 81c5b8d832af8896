import { expect, test } from 'vitest';
import { addDays, civilDateAt } from './civil-date.ts';

test.each([
  ['2026-11-21T15:59:59.999Z', '2026-11-21'],
  ['2026-11-21T16:00:00.000Z', '2026-11-22'],
  ['2027-12-31T16:00:00.000Z', '2028-01-01'],
])('at %s the day in Shanghai is %s', (instant, expected) => {
  expect(civilDateAt(Date.parse(instant))).toBe(expected);
});

test.each([
  ['2026-11-22', 0, '2026-11-22'],
  ['2026-11-22', -40, '2026-10-13'],
  ['2026-11-22', 200, '2027-06-10'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-03-01', -1, '2027-02-28'],
])('%s and %i days is %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected);
});
