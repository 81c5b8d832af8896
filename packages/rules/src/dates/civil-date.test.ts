// Held against counting day by day, which is slow and hard to get wrong.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RulesError } from '../error.ts';
import {
  addDays,
  addMonthsAnchored,
  addYears,
  civilDateAt,
  daysBetween,
  earliestOf,
  isCivilDate,
  requireCivilDate,
  weekdayOf,
} from './civil-date.ts';

const aDate = () =>
  fc.date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true }).map(textOf);

function textOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** The next day, by the calendar that the runtime knows. */
function dayAfter(date: string): string {
  return textOf(new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000));
}

/** Month by month from the day itself; the last day of a month that is too short. */
function monthsByCounting(date: string, months: number): string {
  let [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  for (let left = months; left > 0; left -= 1) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  for (let day = Number(date.slice(8)); ; day -= 1) {
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    if (!Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && textOf(new Date(`${text}T00:00:00Z`)) === text) return text;
  }
}

describe('a civil date', () => {
  test.each(['2026-02-28', '2024-02-29', '2000-02-29', '1999-12-31', '0001-01-01', '9999-12-31'])(
    'takes %s',
    (date) => {
      expect(isCivilDate(date)).toBe(true);
      expect(requireCivilDate(date)).toBe(date);
    },
  );

  test.each([
    '2026-02-29',
    '0000-01-01',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    ' 2026-01-01',
    '2026-01-01T00:00:00Z',
    '',
    '２０２６-01-01',
  ])('refuses %s', (date) => {
    expect(isCivilDate(date)).toBe(false);
    expect(() => requireCivilDate(date)).toThrow(RulesError);
  });

  test('of an instant is the day in Shanghai, whatever the zone it is written in', () => {
    expect(civilDateAt('2026-11-21T15:59:59.999Z')).toBe('2026-11-21');
    expect(civilDateAt('2026-11-21T16:00:00Z')).toBe('2026-11-22');
    expect(civilDateAt('2026-11-22T00:00:00+08:00')).toBe('2026-11-22');
    expect(civilDateAt('2026-11-21T11:00:00-05:00')).toBe('2026-11-22');
  });

  test('of an instant lies between the years 1 and 9999', () => {
    expect(civilDateAt('0001-01-01T00:00:00+08:00')).toBe('0001-01-01');
    expect(civilDateAt('0000-12-31T23:59:59.999+08:00')).toBeNull();
    expect(civilDateAt('9999-12-31T23:59:59.999+08:00')).toBe('9999-12-31');
    expect(civilDateAt('9999-12-31T16:00:00Z')).toBeNull();
  });

  test('earliest of several leaves out what is none', () => {
    expect(earliestOf('2026-05-01', null, '2026-04-30', undefined, '2026-06-01')).toBe('2026-04-30');
    expect(earliestOf('2026-05-01', undefined)).toBe('2026-05-01');
  });

  test.each(['2026-11-22', '2026-11-22T10:00:00', 'soon', '', '2026-13-22T10:00:00Z', '9999-12-31T20:00:00Z'])(
    'of %s is none',
    (text) => {
      expect(civilDateAt(text)).toBeNull();
    },
  );
});

describe('counting', () => {
  test('days leaves the first day out (Civil Code art. 201)', () => {
    expect(addDays('2026-09-29', 10)).toBe('2026-10-09');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    fc.assert(
      fc.property(aDate(), fc.nat(500), (date, days) => {
        let counted = date;
        for (let left = days; left > 0; left -= 1) counted = dayAfter(counted);
        expect(addDays(date, days)).toBe(counted);
        expect(daysBetween({ from: date, to: counted })).toBe(days);
        expect(daysBetween({ from: counted, to: date })).toBe(days === 0 ? 0 : -days);
      }),
    );
  });

  test('months ends on the same day, or on the last of a shorter month (art. 202)', () => {
    expect([3, 6, 9, 12].map((months) => addMonthsAnchored('2025-11-30', months))).toEqual([
      '2026-02-28',
      '2026-05-30',
      '2026-08-30',
      '2026-11-30',
    ]);
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    fc.assert(
      fc.property(aDate(), fc.nat(60), (date, months) => {
        expect(addMonthsAnchored(date, months)).toBe(monthsByCounting(date, months));
      }),
    );
  });

  test('months backwards undoes them for a day that every month has', () => {
    fc.assert(
      fc.property(aDate(), fc.nat(60), (date, months) => {
        const anchor = `${date.slice(0, 8)}15`;
        expect(addMonthsAnchored(addMonthsAnchored(anchor, months), -months)).toBe(anchor);
      }),
    );
  });

  test('the day of the week agrees with the runtime', () => {
    fc.assert(
      fc.property(aDate(), (date) => {
        expect(weekdayOf(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
      }),
    );
  });

  test.each([[1.5], [Number.NaN], [Number.POSITIVE_INFINITY], [1e12]])('refuses %s', (count) => {
    expect(() => addDays('2026-01-01', count)).toThrow(RulesError);
    expect(() => addMonthsAnchored('2026-01-01', count)).toThrow(RulesError);
  });

  test('refuses to leave the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RulesError);
    expect(() => addMonthsAnchored('0001-01-01', -1)).toThrow(RulesError);
  });
});
