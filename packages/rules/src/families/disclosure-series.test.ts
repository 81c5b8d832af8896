import { describe, expect, test } from 'vitest';
import { dueOn } from '../dates/due.ts';
import type { Facts } from '../facts/facts.ts';
import { entry } from '../testing/disclosed-facts.ts';
import { gapIn, seedsOf, threeMonthsAfter } from './disclosure-series.ts';

type Disclosures = Facts['disclosures'];

function gap({ disclosures, on, until = '2026-12-31' }: { disclosures: Disclosures; on: string; until?: string }) {
  const span = { zh: '三个月', en: 'three months' };
  const found = gapIn({ kind: 'campaign-progress', disclosures, on, until, latestAfter: threeMonthsAfter, span });
  return found?.message.en;
}

/** Entries as somebody tells them: most of what could be said of one is left out. */
function told(...entries: readonly object[]): Disclosures {
  return entries as Disclosures;
}

function published(...days: string[]): Disclosures {
  return told(...days.map((on) => entry('campaign-progress', on)));
}

test('the window of each date begins with the date before it, the first with the beginning', () => {
  const title = { zh: '进展', en: 'progress' };
  const dues = ['2026-04-15', '2026-07-15', '2026-10-15'].map(dueOn);
  const seeds = seedsOf({ kind: 'campaign-progress', title, dues, since: '2026-01-15' });
  expect(seeds.map(({ after }) => after)).toEqual(['2026-01-15', '2026-04-15', '2026-07-15']);
});

describe('three months after a publication', () => {
  test.each([
    ['2026-01-10', '2026-04-10'],
    // From the last day of a month to the last day of a month.
    ['2026-02-28', '2026-05-31'],
    ['2026-01-31', '2026-04-30'],
    // The month it ends in is shorter than the one it begins in.
    ['2025-11-29', '2026-02-28'],
    ['2025-11-30', '2026-02-28'],
  ])('%s ends %s', (day, last) => {
    expect(threeMonthsAfter(day)).toBe(last);
  });
});

describe('a gap between publications', () => {
  test('is told by its two days: two that were published, or the last of them and today', () => {
    expect(gap({ disclosures: published('2026-01-12', '2026-04-14'), on: '2026-04-20' })).toContain(
      '2026-01-12 to 2026-04-14',
    );
    expect(gap({ disclosures: published('2026-01-12'), on: '2026-04-14' })).toContain('2026-01-12 to 2026-04-14');
    expect(gap({ disclosures: published('2026-01-12', '2026-04-13'), on: '2026-04-20' })).toBeUndefined();
    expect(gap({ disclosures: published(), on: '2026-04-20' })).toBeUndefined();
  });

  test('is not filled by what was published about something else', () => {
    const disclosures = told(
      entry('campaign-progress', '2026-01-12'),
      entry('project-progress', '2026-03-10'),
      entry('campaign-progress', '2026-05-11'),
    );
    expect(gap({ disclosures, on: '2026-05-20' })).toContain('2026-01-12 to 2026-05-11');
  });

  test('ends with the last day of what is published about, which is still one of its days', () => {
    const at = (disclosures: Disclosures, until: string) => gap({ disclosures, on: '2026-06-01', until });
    expect(at(published('2026-01-12', '2026-05-11'), '2026-05-11')).toContain('2026-01-12 to 2026-05-11');
    expect(at(published('2026-01-12', '2026-05-11'), '2026-05-10')).toBeUndefined();
    expect(gap({ disclosures: published('2026-01-12'), on: '2026-05-11', until: '2026-05-11' })).toContain(
      '2026-05-11',
    );
    expect(gap({ disclosures: published('2026-01-12'), on: '2026-05-12', until: '2026-05-11' })).toBeUndefined();
  });
});
