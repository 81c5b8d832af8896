import { expect, test } from 'vitest';
import { campaignFrom, entry, noon } from './testing/disclosed-facts.ts';
import { articlesOf, findingOf } from './testing/lawful-facts.ts';

const of = (end: string, more: object = {}) =>
  campaignFrom('2026-04-01', end, { project: undefined, 'campaign.partners': [], 'campaign.plan': undefined, ...more });

test('Z4 says nothing where every date rests on a calendar that is known', () => {
  expect(findingOf('Z4', of('2026-09-30'), noon('2026-05-20'))).toBeUndefined();
});

test('Z4 warns of a date in a year without one, and counts them', () => {
  const finding = findingOf('Z4', of('2026-10-01'), noon('2026-05-20'));
  expect(finding).toMatchObject({
    name: 'calendar_unknown',
    outcome: 'warn',
    softened: false,
    mark: 'I',
    fields: [],
    moments: ['book', 'year'],
    message: {
      zh: '2027 年节假日安排尚未公布或尚未录入，1 项期限按周末推算',
      en: 'no calendar of 2027 is known yet: 1 due dates leave out weekends only',
    },
  });
  expect(articlesOf(finding)).toEqual(['《民法典》第二百零三条']);
});

test('Z4 names each year once', () => {
  const finding = findingOf('Z4', of('2027-12-31'), noon('2026-11-22'));
  expect(finding?.message.zh).toContain('2027、2028 年');
});

test('Z4 does not warn of what was done', () => {
  const disclosures = [entry('campaign-final', '2026-11-20'), entry('annual-report', '2026-05-20')];
  const facts = of('2026-10-01', { disclosures });
  expect(findingOf('Z4', facts, noon('2026-05-31'))).toBeDefined();
  const until = findingOf('Z4', facts, noon('2026-11-20'));
  // What is left are next year's report and list.
  expect(until?.message.zh).toContain('2 项期限');
});
