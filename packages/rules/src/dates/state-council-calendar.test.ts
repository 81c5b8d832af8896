import chineseDays from 'chinese-days';
import { expect, test } from 'vitest';
import { addDays } from './civil-date.ts';
import { STATE_COUNCIL_CALENDAR } from './state-council-calendar.ts';
import { isWorkingDay } from './working-days.ts';

const YEARS = Object.keys(STATE_COUNCIL_CALENDAR);

test('the announced years are 2024 to 2026', () => {
  expect(YEARS).toEqual(['2024', '2025', '2026']);
});

test.each(YEARS)('every day of %s is worked or off as another implementation of the notice has it', (year) => {
  const differing: string[] = [];
  for (let date = `${year}-01-01`; date.startsWith(year); date = addDays(date, 1)) {
    if (isWorkingDay(date) !== chineseDays.isWorkday(date)) differing.push(date);
  }
  expect(differing).toEqual([]);
});
