import { expect, test } from 'vitest';
import { civilDateFrom } from './read-fields.ts';

test.each([
  ['2026-11-20', '2026-11-20'],
  ['2026/1/5', '2026-01-05'],
  ['2026.11.20', '2026-11-20'],
  ['2026年11月20日', '2026-11-20'],
  ['２０２６－１１－２０', '2026-11-20'],
  ['2028-02-29', '2028-02-29'],
])('reads the day %s as people write it', (text, date) => {
  expect(civilDateFrom(text)).toBe(date);
});

test.each(['2026-02-30', '2026-13-01', '11/03/2026', '20261120', '2026-11', 'gestern', '', '2026-11-20T00:00'])(
  'guesses nothing from %j',
  (text) => {
    expect(civilDateFrom(text)).toBeNull();
  },
);
