import { describe, expect, test } from 'vitest';
import { progressDues } from './campaign-period.ts';

const START = '2025-01-10';
type Period = Parameters<typeof progressDues>[0];
type Change = Period['changes'][number];
type Told = Partial<Pick<Change, 'changedOn' | 'previousEndsOn'>>;

function changed(told: Told): Change {
  const untold = { what: undefined, reason: undefined, filedOn: undefined, supervisingUnitAgreed: undefined };
  return { ...untold, changesPartner: undefined, changedOn: undefined, previousEndsOn: undefined, ...told };
}

function daysOf({
  plannedEnd,
  end = plannedEnd,
  changes = [],
}: {
  readonly plannedEnd: string;
  readonly end?: string;
  readonly changes?: readonly Told[];
}) {
  return progressDues({ start: START, plannedEnd, end, changes: changes.map(changed) }).map(
    ({ dueStrict }) => dueStrict,
  );
}

describe('progress falls due', () => {
  test('every three months of a campaign of more than six', () => {
    expect(daysOf({ plannedEnd: '2026-01-09' })).toEqual(['2025-04-10', '2025-07-10', '2025-10-10']);
    expect(daysOf({ plannedEnd: '2025-07-10' })).toEqual([]);
    expect(daysOf({ plannedEnd: '2025-07-11' })).toEqual(['2025-04-10', '2025-07-10']);
  });

  test('only before the day on which the campaign ended', () => {
    expect(daysOf({ plannedEnd: '2026-01-09', end: '2025-07-10' })).toEqual(['2025-04-10']);
    expect(daysOf({ plannedEnd: '2026-01-09', end: '2025-07-11' })).toEqual(['2025-04-10', '2025-07-10']);
  });

  const longer = { changedOn: '2025-05-20', previousEndsOn: '2025-06-30' };

  test('on the day of the change for what a campaign that became long would have published by then', () => {
    const dues = progressDues({
      start: START,
      plannedEnd: '2026-01-09',
      end: '2026-01-09',
      changes: [changed(longer)],
    });
    expect(dues.map(({ dueStrict }) => dueStrict)).toEqual(['2025-05-20', '2025-07-10', '2025-10-10']);
    expect(dues[0]).toEqual({ dueStrict: '2025-05-20', dueLegal: '2025-05-20' });
  });

  test('on the day itself where the change was made on it', () => {
    const changes = [{ ...longer, changedOn: '2025-04-10' }];
    expect(daysOf({ plannedEnd: '2026-01-09', changes })).toEqual(['2025-04-10', '2025-07-10', '2025-10-10']);
  });

  test('no more, once a long campaign was cut to six months', () => {
    const changes = [{ changedOn: '2025-05-20', previousEndsOn: '2026-01-09' }];
    expect(daysOf({ plannedEnd: '2025-07-10', changes })).toEqual(['2025-04-10']);
  });

  test('as the plan was on each day, whatever order its changes are told in', () => {
    const changes = [
      { changedOn: '2025-03-01', previousEndsOn: '2026-01-09' },
      { changedOn: '2025-05-20', previousEndsOn: '2025-06-30' },
      { changedOn: '2025-08-01', previousEndsOn: '2025-12-31' },
    ];
    const told = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ].map((order) => daysOf({ plannedEnd: '2026-06-30', changes: order.flatMap((place) => changes[place] ?? []) }));
    const expected = ['2025-05-20', '2025-07-10', '2025-10-10', '2026-01-10', '2026-04-10'];
    for (const days of told) expect(days).toEqual(expected);
  });

  test('without regard to changes that do not say when, or from what', () => {
    const vague = [
      { changedOn: '2025-05-20' },
      { previousEndsOn: '2025-06-30' },
      { changedOn: '2025-05-20', previousEndsOn: null },
    ];
    expect(daysOf({ plannedEnd: '2026-01-09', changes: vague })).toEqual(['2025-04-10', '2025-07-10', '2025-10-10']);
  });

  test.each([
    { changedOn: '2025-05-01' },
    { changedOn: '2025-05-01', previousEndsOn: null },
    { previousEndsOn: '2025-06-30' },
  ])('as the changes that say both tell, although %j stands beside them', (vague) => {
    const expected = ['2025-05-20', '2025-07-10', '2025-10-10'];
    expect(daysOf({ plannedEnd: '2026-01-09', changes: [vague, longer] })).toEqual(expected);
  });

  test('on the next day on which the plan was long, and on none before the date itself', () => {
    const changes = [
      { changedOn: '2025-02-01', previousEndsOn: '2025-06-30' },
      { changedOn: '2025-03-01', previousEndsOn: '2026-01-09' },
      { changedOn: '2025-05-20', previousEndsOn: '2025-06-30' },
    ];
    expect(daysOf({ plannedEnd: '2026-01-09', changes })).toEqual(['2025-05-20', '2025-07-10', '2025-10-10']);
  });

  test('never, where a long campaign was cut to six months before the first date', () => {
    const changes = [{ changedOn: '2025-03-01', previousEndsOn: '2026-01-09' }];
    expect(daysOf({ plannedEnd: '2025-07-10', changes })).toEqual([]);
  });

  test('by the first of two changes of one day, as to what was planned before it', () => {
    const changes = [longer, { ...longer, previousEndsOn: '2026-06-30' }];
    const expected = ['2025-05-20', '2025-07-10', '2025-10-10'];
    expect(daysOf({ plannedEnd: '2026-01-09', changes })).toEqual(expected);
  });

  test('by the longest plan there was, for as long as it was the plan', () => {
    const changes = [{ changedOn: '2025-11-01', previousEndsOn: '2026-12-31' }];
    expect(daysOf({ plannedEnd: '2025-12-31', changes })).toEqual(['2025-04-10', '2025-07-10', '2025-10-10']);
  });
});
