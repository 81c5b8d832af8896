import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './dates/civil-date.ts';
import { dueOn } from './dates/due.ts';
import type { Publication } from './publications.ts';
import { answersTo, publicationsOf } from './publications.ts';
import type { DutySeed } from './rule.ts';
import { campaignFrom, entry, noon } from './testing/disclosed-facts.ts';
import { dutiesOf } from './testing/lawful-facts.ts';
import { say } from './words.ts';

const seed = (due: string, after?: string): DutySeed => ({
  kind: 'campaign-progress',
  title: say('进展', 'progress'),
  due: dueOn(due),
  ...(after === undefined ? {} : { after }),
});

describe('what was published', () => {
  test('counts from the first day on which anybody could read it, and not before', () => {
    const disclosures = [
      entry('annual-report', '2026-05-20', { publishedHereOn: '2026-05-10' }),
      entry('campaign-final', '2026-05-01'),
      { duty: 'surplus' as const, publishedHereOn: '2026-06-01' },
      { duty: 'surplus' as const, entryUrl: 'https://cszg.mca.gov.cn/1', entryOn: null, publishedHereOn: null },
      { publishedHereOn: '2026-01-01' },
    ];
    const facts = { disclosures: disclosures as never };
    expect(publicationsOf(facts, '2026-12-31').map(({ kind, on }) => [kind, on])).toEqual([
      ['campaign-final', '2026-05-01'],
      ['annual-report', '2026-05-10'],
      ['surplus', '2026-06-01'],
    ]);
    expect(publicationsOf(facts, '2026-05-19').map(({ kind, entry: told }) => [kind, told])).toEqual([
      ['campaign-final', { url: 'https://cszg.mca.gov.cn/campaign-final/2026-05-01', on: '2026-05-01' }],
      ['annual-report', null],
    ]);
    expect(publicationsOf({ disclosures: undefined }, '2026-12-31')).toEqual([]);
  });
});

describe('a publication', () => {
  const published = (on: string, more: Partial<Publication> = {}): Publication => ({
    kind: 'campaign-progress',
    covers: null,
    on,
    entry: { url: 'https://cszg.mca.gov.cn/1', on },
    publishedHereOn: null,
    ...more,
  });
  const first = seed('2026-05-30', '2026-02-28');
  const second = seed('2026-08-30', '2026-05-30');
  const answered = (...publications: Publication[]) => {
    const answers = answersTo([second, first], publications);
    return [first, second].map((each) => answers.get(each)?.on ?? null);
  };

  test.each([
    ['2026-02-28', [null, null]],
    ['2026-03-01', ['2026-03-01', null]],
    ['2026-05-30', ['2026-05-30', null]],
    ['2026-06-01', ['2026-06-01', null]],
    ['2026-06-02', [null, '2026-06-02']],
    ['2026-08-31', [null, '2026-08-31']],
    ['2026-09-01', ['2026-09-01', null]],
  ])('of %s answers the window it falls in, or the first that it is late for', (on, expected) => {
    expect(answered(published(on))).toEqual(expected);
  });

  test('in the days of grace answers the next date where the one before has its own', () => {
    expect(answered(published('2026-05-20'), published('2026-06-01'))).toEqual(['2026-05-20', '2026-06-01']);
  });

  test('that is the last in a window answers it', () => {
    expect(answered(published('2026-03-20'), published('2026-05-20'))).toEqual(['2026-05-20', null]);
  });

  test('with an entry goes before a copy', () => {
    const copy = published('2026-05-20', { entry: null, publishedHereOn: '2026-05-20' });
    expect(answered(published('2026-03-20'), copy)).toEqual(['2026-03-20', null]);
    expect(answered(copy, published('2026-06-01'))).toEqual(['2026-06-01', null]);
    expect(answered(copy)).toEqual(['2026-05-20', null]);
  });

  test('that names a date answers that date alone, whenever it was', () => {
    expect(answered(published('2026-03-20', { covers: '2026-08-30' }))).toEqual([null, '2026-03-20']);
    expect(answered(published('2026-03-20', { covers: '2026-04-01' }))).toEqual([null, null]);
    expect(answered(published('2026-12-01', { covers: '2026-05-30' }))).toEqual(['2026-12-01', null]);
  });

  test('of another kind answers nothing', () => {
    expect(answered(published('2026-05-20', { kind: 'project-progress' }))).toEqual([null, null]);
  });

  test('does not answer what the facts themselves say was done or not', () => {
    const told = { ...first, doneOn: null };
    expect(answersTo([told], [published('2026-05-20')]).size).toBe(0);
  });

  test('answers one duty at most, whatever there is', () => {
    const aDay = () => fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2026-01-01', offset));
    fc.assert(
      fc.property(fc.array(aDay(), { maxLength: 8 }), fc.array(aDay(), { maxLength: 8 }), (dues, days) => {
        const seeds = [...new Set(dues)].map((due) => seed(due));
        const publications = days.toSorted().map((on) => published(on));
        const answers = [...answersTo(seeds, publications).values()];
        expect(new Set(answers).size).toBe(answers.length);
        expect(answers.length).toBeLessThanOrEqual(Math.min(seeds.length, publications.length));
      }),
    );
  });
});

test('five hundred events take one publication each', () => {
  const majorEvents = Array.from({ length: 500 }, () => ({ what: '投资', happenedOn: '2026-03-05' }));
  const disclosures = Array.from({ length: 499 }, () => entry('major-event', '2026-03-20'));
  const facts = campaignFrom('2026-01-15', '2026-05-15', { majorEvents, disclosures });
  const duties = dutiesOf('major-event', facts, noon('2026-04-01'));
  expect(duties.filter(({ status }) => status === 'met').length).toBe(499);
});
