import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RulesError } from '../error.ts';
import { addDays } from './civil-date.ts';
import { disclosureDueDates } from './disclosure-dates.ts';
import { dueAfterDays, dueAfterMonths, isDueCertain } from './due.ts';
import { addWorkingDays, isCalendarKnown, isWorkingDay, rollForward } from './working-days.ts';

/** Added up by hand from the notices: weekdays, less holidays on weekdays, plus days made up. */
const WORKING_DAYS = { '2024': 251, '2025': 248, '2026': 248 } as const;

const aDay = () => fc.nat(1095).map((offset) => addDays('2024-01-01', offset));

describe('a working day', () => {
  test.each([
    ['2026-02-14', true, 'a Saturday that is made up'],
    ['2026-02-28', true, 'another'],
    ['2026-02-15', false, 'the first of the Spring Festival'],
    ['2026-02-23', false, 'the last'],
    ['2026-02-24', true, 'the day after'],
    ['2024-02-09', true, 'New Year’s Eve of 2024, which was left to employers'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2027-10-01', true, 'a Friday of a year that is not announced, whatever it will be'],
  ])('%s: %s, %s', (date, isWorked) => {
    expect(isWorkingDay(date)).toBe(isWorked);
  });

  test.each(Object.entries(WORKING_DAYS))('are as many in %s as its notice leaves', (year, expected) => {
    let days = 0;
    for (let date = `${year}-01-01`; date.startsWith(year); date = addDays(date, 1)) if (isWorkingDay(date)) days += 1;
    expect(days).toBe(expected);
  });

  test('is known only for announced years', () => {
    expect([2023, 2024, 2025, 2026, 2027].map((year) => isCalendarKnown(`${year}-06-01`))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('working days from a day', () => {
  test('count make-up Saturdays and leave holidays out: accepted 2026-01-28, decided by 2026-03-03', () => {
    expect(addWorkingDays('2026-01-28', 20)).toBe('2026-03-03');
  });

  test('agree with counting them one by one', () => {
    fc.assert(
      fc.property(aDay(), fc.nat(60), (date, n) => {
        const end = addWorkingDays(date, n);
        let counted = 0;
        for (let day = date; day < end; ) {
          day = addDays(day, 1);
          if (isWorkingDay(day)) counted += 1;
        }
        expect(counted).toBe(n);
        expect(n === 0 || isWorkingDay(end)).toBe(true);
      }),
    );
  });

  test.each([[-1], [0.5], [10_001], [Number.NaN]])('refuse %s', (n) => {
    expect(() => addWorkingDays('2026-01-01', n)).toThrow(RulesError);
  });
});

describe('a deadline', () => {
  test('that ends on a day off ends after it (Civil Code art. 203)', () => {
    expect(dueAfterDays('2026-04-29', 5)).toEqual({ dueStrict: '2026-05-04', dueLegal: '2026-05-06' });
    expect(rollForward('2026-05-31')).toBe('2026-06-01');
    expect(rollForward('2026-02-28')).toBe('2026-02-28');
  });

  test('never ends before it was counted to, and always on a working day', () => {
    fc.assert(
      fc.property(aDay(), fc.nat(36), (date, months) => {
        const { dueStrict, dueLegal } = dueAfterMonths(date, months);
        expect(dueLegal >= dueStrict).toBe(true);
        expect(isWorkingDay(dueLegal)).toBe(true);
      }),
    );
  });

  test('is certain only where the calendar of its year is known', () => {
    expect(isDueCertain(dueAfterDays('2026-12-01', 10))).toBe(true);
    expect(isDueCertain(dueAfterDays('2026-12-01', 40))).toBe(false);
  });
});

describe('disclosure of a campaign', () => {
  test('of exactly six months has no quarterly dates, and is due three months after its end', () => {
    expect(disclosureDueDates({ start: '2026-01-15', end: '2026-07-15' })).toEqual({
      progress: [],
      final: { dueStrict: '2026-10-15', dueLegal: '2026-10-15' },
    });
  });

  test('of a day more has them', () => {
    const { progress } = disclosureDueDates({ start: '2026-01-15', end: '2026-07-16' });
    expect(progress.map(({ dueStrict }) => dueStrict)).toEqual(['2026-04-15', '2026-07-15']);
  });

  test('is counted from the first day every time', () => {
    const { progress, final } = disclosureDueDates({ start: '2025-11-30', end: '2026-12-31' });
    expect(progress).toEqual([
      { dueStrict: '2026-02-28', dueLegal: '2026-02-28' },
      { dueStrict: '2026-05-30', dueLegal: '2026-06-01' },
      { dueStrict: '2026-08-30', dueLegal: '2026-08-31' },
      { dueStrict: '2026-11-30', dueLegal: '2026-11-30' },
    ]);
    expect(final).toEqual({ dueStrict: '2027-03-31', dueLegal: '2027-03-31' });
  });

  test('that ends before it starts has a final date and no others', () => {
    expect(disclosureDueDates({ start: '2026-06-01', end: '2026-01-01' }).progress).toEqual([]);
  });
});
