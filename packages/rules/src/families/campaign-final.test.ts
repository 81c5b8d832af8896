import { describe, expect, test } from 'vitest';
import { campaignFrom, entry, noon } from '../testing/disclosed-facts.ts';
import { articlesOf, dutiesOf, findingOf } from '../testing/lawful-facts.ts';

describe('D2 a campaign that has ended', () => {
  const finalOf = (facts: unknown, date: string) => dutiesOf('campaign-final', facts, noon(date))[0];

  test('T20 by its certificate counts from the last day that the certificate printed', () => {
    const facts = campaignFrom('2026-04-01', '2026-08-31', { 'organisation.certificate.validTo': '2026-05-31' });
    expect(finalOf(facts, '2026-05-31')?.dueStrict).toBe('2026-11-30');
    expect(finalOf(facts, '2026-06-01')).toMatchObject({
      dueStrict: '2026-08-31',
      dueLegal: '2026-08-31',
      status: 'open',
    });
    expect(finalOf(facts, '2026-09-01')?.status).toBe('overdue');
    const finding = findingOf('D2', facts, noon('2026-09-01'));
    expect(finding).toMatchObject({ outcome: 'warn', message: { zh: '已逾期：募捐结束后的全面公开（2026-08-31）' } });
    expect(articlesOf(finding)).toContain('《慈善法》（2023）第七十九条第二款');
  });

  test.each([
    ['stopped', { 'campaign.stoppedOn': '2026-05-10' }, '2026-08-10'],
    ['stopped after its end, which changes nothing', { 'campaign.stoppedOn': '2026-09-30' }, '2026-11-30'],
    ['with its certificate revoked', { 'organisation.certificate.revokedOn': '2026-05-12' }, '2026-08-12'],
    [
      'by the earliest of these',
      {
        'campaign.stoppedOn': '2026-05-13',
        'organisation.certificate.revokedOn': '2026-05-12',
        'organisation.certificate.validTo': '2026-05-11',
      },
      '2026-08-11',
    ],
    ['before it began, and so on its first day', { 'organisation.certificate.validTo': '2020-05-11' }, '2026-07-01'],
  ])('%s', (_, changes, due) => {
    expect(finalOf(campaignFrom('2026-04-01', '2026-08-31', changes), '2026-06-01')?.dueStrict).toBe(due);
  });

  test('with its certificate revoked counts from the day of it on, not before', () => {
    const facts = campaignFrom('2026-04-01', '2026-08-31', { 'organisation.certificate.revokedOn': '2026-06-02' });
    expect(finalOf(facts, '2026-06-01')?.dueStrict).toBe('2026-11-30');
    expect(finalOf(facts, '2026-06-02')?.dueStrict).toBe('2026-09-02');
  });

  test('early owes no progress for what it did not reach', () => {
    const facts = campaignFrom('2026-01-15', '2026-12-31', { 'campaign.stoppedOn': '2026-07-15' });
    expect(dutiesOf('campaign-progress', facts, noon('2026-08-01')).map(({ dueStrict }) => dueStrict)).toEqual([
      '2026-04-15',
    ]);
  });

  test('is not disclosed by what came before its end, and is by what comes late', () => {
    const disclosed = (on: string) =>
      campaignFrom('2026-01-15', '2026-05-15', { disclosures: [entry('campaign-final', on)] });
    expect(finalOf(disclosed('2026-05-14'), '2026-08-01')?.status).toBe('open');
    expect(finalOf(disclosed('2026-05-15'), '2026-08-01')).toMatchObject({ status: 'met', wasLate: false });
    expect(finalOf(disclosed('2026-08-17'), '2026-09-01')).toMatchObject({ status: 'met', wasLate: false });
    expect(finalOf(disclosed('2026-08-18'), '2026-09-01')).toMatchObject({ status: 'met', wasLate: true });
  });

  const INCLUDED = '募得款物情况；已使用款物的用途；未使用款物的使用计划';
  test.each([
    ['2024-06-04', { due: '2024-09-04', law: 'CL16', contents: `全面公开：${INCLUDED}` }],
    ['2024-06-05', { due: '2024-09-05', law: 'CL23', contents: `全面、详细公开：${INCLUDED}` }],
    ['2025-09-30', { due: '2025-12-30', law: 'CL23', contents: `全面、详细公开：${INCLUDED}` }],
    [
      '2025-10-01',
      { due: '2026-01-01', law: 'CL23', contents: `全面、详细公开：${INCLUDED}；对合作方的评估和指导监督情况` },
    ],
  ])('on %s must contain what the law of its due day asks for', (end, { due, law, contents }) => {
    const duty = finalOf(campaignFrom('2024-05-01', end), '2024-06-10');
    expect(duty).toMatchObject({ dueStrict: due, contents: { zh: contents } });
    expect(duty?.articles[0]?.instrument).toBe(law);
    expect(duty?.articles.some(({ instrument: id }) => id === 'ID25')).toBe(due >= '2026-01-01');
  });

  test('of 2023 is judged by the law of 2023', () => {
    const facts = campaignFrom('2023-01-10', '2023-03-10');
    const finding = findingOf('D2', facts, noon('2023-07-01'));
    expect(finding?.outcome).toBe('warn');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2016）第七十三条']);
  });
});
