import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { factsWith, findingOf, NOON } from '../testing/lawful-facts.ts';

const DAY_MS = 86_400_000;
const FIRST_MS = Date.parse('1949-10-01T00:00:00Z');
const DAYS = (Date.parse('2200-12-31T00:00:00Z') - FIRST_MS) / DAY_MS;

const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const aDate = () => fc.nat(DAYS).map((days) => dateOf(FIRST_MS + days * DAY_MS));
const aNearDate = () => fc.nat(60).map((days) => dateOf(Date.parse('2024-08-15T00:00:00Z') + days * DAY_MS));

const DATES = [
  'organisation.registeredOn',
  'organisation.certificate.issuedOn',
  'organisation.certificate.validTo',
  'organisation.certificate.revokedOn',
  'organisation.governance.lastPenaltyOn',
  'application.appliedOn',
  'application.acceptedOn',
  'campaign.startsOn',
  'campaign.endsOn',
  'campaign.stoppedOn',
  'campaign.plan.startsOn',
  'campaign.plan.endsOn',
  'campaign.filing.submittedOn',
  'campaign.filing.supplementNoticeOn',
  'campaign.filing.supplementedOn',
  'campaign.emergency.startedOn',
  'campaign.emergency.filedOn',
];

describe('absurd facts', () => {
  test.each(
    [
      ['an end before the start', { 'campaign.plan.endsOn': '2026-09-30' }, 'B2', 'campaign.plan.endsOn'],
      [
        'a filing after the start',
        { 'campaign.filing.submittedOn': '2026-10-02' },
        'B3',
        'campaign.filing.submittedOn',
      ],
      [
        'no campaign under its own number',
        { 'campaign.filing.campaignsUnderNumber': 0 },
        'B4',
        'campaign.filing.campaignsUnderNumber',
      ],
      ['a letter that no code has', { 'organisation.uscc': '53110000MI01234566' }, 'A10', 'organisation.uscc'],
      ['a leap day of a common year', { 'campaign.startsOn': '2026-02-29' }, 'Z1', 'campaign.startsOn'],
      ['the year 9999', { 'campaign.plan.endsOn': '9999-12-31' }, 'Z1', 'campaign.plan.endsOn'],
      ['a region of letters', { 'organisation.registrarRegion': 'Wuhan!' }, 'Z1', 'organisation.registrarRegion'],
      [
        'less than no campaigns',
        { 'campaign.filing.campaignsUnderNumber': -1 },
        'Z1',
        'campaign.filing.campaignsUnderNumber',
      ],
      [
        '10,000 partners',
        { 'campaign.partners': Array.from({ length: 10_000 }, () => ({})) },
        'Z1',
        'campaign.partners',
      ],
    ].map(([title, changes, rule, field]) => ({ title, changes, rule, field }) as Absurd),
  )('$title block and are named', ({ changes, rule, field }) => {
    const { findings } = evaluate(factsWith(changes), NOON);
    const fields = findings.filter((one) => one.rule === rule && one.outcome === 'block').flatMap((one) => one.fields);
    expect(fields).toContain(field);
  });

  test('of any dates never make a rule throw, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(aDate(), { minLength: DATES.length, maxLength: DATES.length }), aDate(), (dates, on) => {
        const [changedOn, ...rest] = dates;
        const event = { method: 'box', region: '420106', startsOn: dates[1], filedAtPlaceOn: dates[2] };
        const facts = factsWith({
          ...Object.fromEntries(DATES.map((path, at) => [path, dates[at]])),
          'campaign.changes': [{ changedOn, filedOn: rest[0] }],
          'campaign.events': [event],
        });
        expect(evaluate(facts, `${on}T00:00:00+08:00`).on).toBe(on);
      }),
      { numRuns: 60 },
    );
  });
});

interface Absurd {
  readonly title: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly rule: string;
  readonly field: string;
}

test('B3 agrees with a count of days by another clock, on both sides of 2024-09-05', () => {
  fc.assert(
    fc.property(aNearDate(), aNearDate(), (submittedOn, startsOn) => {
      const days = (Date.parse(startsOn) - Date.parse(submittedOn)) / DAY_MS;
      const late = submittedOn < '2024-09-05' ? 'warn' : 'block';
      const facts = factsWith({ 'campaign.filing.submittedOn': submittedOn, 'campaign.startsOn': startsOn });
      expect(findingOf('B3', facts)?.outcome).toBe(days >= 10 ? 'pass' : late);
    }),
    { numRuns: 120 },
  );
});
