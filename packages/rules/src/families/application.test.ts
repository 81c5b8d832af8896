import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, lawfulFacts, NOON } from '../testing/lawful-facts.ts';

const applying = (application: Record<string, unknown>, changes: Record<string, unknown> = {}) =>
  factsWith({ application, ...changes });

describe('A2 counts the years since registration', () => {
  test.each([
    { registeredOn: '2023-09-06', appliedOn: '2024-09-05', earliest: '2024-09-06' },
    { registeredOn: '2023-09-06', appliedOn: '2024-09-06', earliest: null },
    { registeredOn: '2024-02-29', appliedOn: '2025-02-27', earliest: '2025-02-28' },
    { registeredOn: '2024-02-29', appliedOn: '2025-02-28', earliest: null },
  ])('T1 T3 registered $registeredOn, applied $appliedOn', ({ registeredOn, appliedOn, earliest }) => {
    const finding = findingOf('A2', applying({ appliedOn }, { 'organisation.registeredOn': registeredOn }));
    expect(finding?.outcome).toBe(earliest === null ? 'pass' : 'block');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第二十二条', '《慈善组织公开募捐管理办法》第五条']);
    if (earliest === null) return;
    expect(finding?.fields).toEqual(['application.appliedOn']);
    expect(finding?.fix?.zh).toContain(earliest);
  });

  test.each([
    ['2022-09-04', '2024-09-04', 'pass'],
    ['2022-09-05', '2024-09-04', 'block'],
    ['2022-09-05', '2024-09-05', 'pass'],
  ])('registered %s, applied %s, by the law of that day: %s', (registeredOn, appliedOn, outcome) => {
    const finding = findingOf('A2', applying({ appliedOn }, { 'organisation.registeredOn': registeredOn }), NOON);
    expect(finding?.outcome).toBe(outcome);
    expect(articlesOf(finding)[0]).toBe(
      appliedOn < '2024-09-05' ? '《慈善法》（2016）第二十二条' : '《慈善法》（2023）第二十二条',
    );
  });

  test.each([
    ['2025-06-01', 'pass'],
    ['2025-06-02', 'block'],
  ])('recognised as a charity on %s, which it applies by, on 2026-06-01: %s', (recognisedOn, outcome) => {
    const facts = applying(
      { appliedOn: '2026-06-01', anchor: 'recognition' },
      { 'organisation.registeredOn': '2010-01-01', 'organisation.recognisedAsCharityOn': recognisedOn },
    );
    expect(findingOf('A2', facts)?.outcome).toBe(outcome);
  });

  test('does not take the day of recognition for that of registration', () => {
    const facts = applying(
      { appliedOn: '2026-06-01', anchor: 'registration' },
      { 'organisation.registeredOn': '2026-01-01', 'organisation.recognisedAsCharityOn': '2016-01-01' },
    );
    expect(findingOf('A2', facts)?.outcome).toBe('block');
  });

  test.each([[null], [undefined]])('asks for the day of recognition where it is %s', (day) => {
    const facts = applying(
      { appliedOn: '2026-06-01', anchor: 'recognition' },
      { 'organisation.recognisedAsCharityOn': day },
    );
    expect(findingOf('A2', facts)).toMatchObject({
      outcome: 'unknown',
      fields: ['organisation.recognisedAsCharityOn'],
    });
  });

  test.each(['A2', 'A3'])('%s does not know without the day of registration', (rule) => {
    const facts = applying({ appliedOn: '2026-06-01' }, { 'organisation.registeredOn': undefined });
    expect(findingOf(rule, facts)).toMatchObject({ outcome: 'unknown', fields: ['organisation.registeredOn'] });
  });

  test('says nothing where nobody applies', () => {
    expect(findingOf('A2', lawfulFacts())).toBeUndefined();
  });
});

describe('A4 tells when the decision is due', () => {
  test('T5 accepted 2026-01-28: by 2026-03-03, with two Saturdays worked and a holiday left out', () => {
    const finding = findingOf('A4', applying({ appliedOn: '2026-01-20', acceptedOn: '2026-01-28' }));
    expect(finding).toMatchObject({ outcome: 'pass', mark: 'R', message: { zh: '应在 2026-03-03 前作出决定' } });
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第二十二条', '《行政许可法》第八十二条']);
  });

  test('by the law of the day of acceptance', () => {
    const finding = findingOf('A4', applying({ acceptedOn: '2024-08-01' }));
    expect(articlesOf(finding)[0]).toBe('《慈善法》（2016）第二十二条');
  });

  test.each([
    ['2026-12-01', '2026-12-29', 'pass'],
    ['2026-12-10', '2027-01-07', 'warn'],
    ['2023-12-20', '2024-01-18', 'warn'],
  ])('accepted %s, due %s: %s, because a calendar is known or not', (acceptedOn, due, outcome) => {
    const finding = findingOf('A4', applying({ acceptedOn }));
    expect(finding?.outcome).toBe(outcome);
    expect(finding?.message.zh).toContain(due);
    expect(finding?.fields).toEqual(outcome === 'pass' ? [] : ['application.acceptedOn']);
  });

  test.each([[null], [undefined]])('says nothing before it is accepted: %s', (acceptedOn) => {
    expect(findingOf('A4', applying({ appliedOn: '2026-01-20', acceptedOn }))).toBeUndefined();
    expect(findingOf('A4', lawfulFacts())).toBeUndefined();
  });
});
