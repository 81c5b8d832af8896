import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, verdictOf } from '../testing/lawful-facts.ts';

const IN_2023 = '2023-06-01T12:00:00+08:00';
const AFTER = '2024-09-05T00:00:00+08:00';

describe('E1, another use than the filed one', () => {
  const minutesOnly = {
    'reallocation.from': '修路',
    'reallocation.to': '助老',
    'reallocation.refiledOn': null,
    'reallocation.publishedOn': null,
  };

  test('T28 is blocked by minutes of the council alone, until it was filed again and published', () => {
    const finding = findingOf('E1', factsWith(minutesOnly));
    expect(finding).toMatchObject({
      outcome: 'block',
      fields: ['reallocation.refiledOn', 'reallocation.publishedOn'],
    });
    expect(finding?.message).toEqual({
      zh: '用途变更尚未报原备案的民政部门备案；用途变更未公开',
      en: 'the change was not filed with the registrar of the plan; the change was not published',
    });
    expect(finding?.fix?.zh).toContain('按原备案用途');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第五十六条', '《慈善组织公开募捐管理办法》第二十条']);
  });

  test('T28 takes the consent of donors under an agreement, too', () => {
    const facts = { 'reallocation.underAgreement': true, 'reallocation.donorsAgreed': false };
    expect(verdictOf('E1', facts)).toBe('block: reallocation.donorsAgreed');
    expect(verdictOf('E1', { ...facts, 'reallocation.donorsAgreed': true })).toBe('pass');
    expect(verdictOf('E1', { ...facts, 'reallocation.donorsAgreed': undefined })).toBe(
      'unknown: reallocation.donorsAgreed',
    );
    expect(verdictOf('E1', { ...facts, 'reallocation.underAgreement': false })).toBe('pass');
  });

  test.each([
    ['reallocation.decidedByCouncil', false],
    ['reallocation.refiledOn', '2026-11-23'],
    ['reallocation.publishedOn', '2026-11-23'],
  ])('is blocked while %s is %s', (field, value) => {
    expect(verdictOf('E1', { [field]: value })).toBe(`block: ${field}`);
  });

  test('takes what is done on the very day', () => {
    expect(verdictOf('E1', { 'reallocation.refiledOn': '2026-11-22', 'reallocation.publishedOn': '2026-11-22' })).toBe(
      'pass',
    );
  });

  test('asks the supervising unit where there is one', () => {
    const refused = { 'reallocation.supervisingUnitAgreed': false };
    expect(verdictOf('E1', refused)).toBe('pass');
    expect(verdictOf('E1', { ...refused, 'organisation.hasSupervisingUnit': true })).toBe(
      'block: reallocation.supervisingUnitAgreed',
    );
    expect(
      verdictOf('E1', {
        'reallocation.supervisingUnitAgreed': undefined,
        'organisation.hasSupervisingUnit': undefined,
      }),
    ).toBe('unknown: reallocation.supervisingUnitAgreed');
  });

  test('before 2024-09-05 took the filing and the donors only', () => {
    const facts = {
      'reallocation.decidedOn': '2024-09-04',
      'reallocation.decidedByCouncil': false,
      'reallocation.publishedOn': null,
      'reallocation.refiledOn': '2024-09-04',
    };
    expect(verdictOf('E1', facts)).toBe('pass');
    expect(articlesOf(findingOf('E1', factsWith(facts)))).toEqual(['《慈善法》（2016）第五十五条']);
    expect(verdictOf('E1', { ...facts, 'reallocation.refiledOn': null })).toBe('block: reallocation.refiledOn');
    expect(verdictOf('E1', { ...facts, 'reallocation.decidedOn': '2024-09-05' })).toBe(
      'block: reallocation.decidedByCouncil reallocation.publishedOn',
    );
  });

  test('is not asked where nothing changes', () => {
    expect(verdictOf('E1', { reallocation: undefined })).toBeNull();
  });
});

describe('E2, what is left over', () => {
  test.each([
    ['similar-projects', 'pass'],
    ['village', 'block: surplus.to'],
    ['donors', 'block: surplus.to'],
    ['other', 'block: surplus.to'],
    [undefined, 'unknown: surplus.to'],
  ])('to %s: %s', (to, verdict) => {
    expect(verdictOf('E2', { 'surplus.to': to })).toBe(verdict);
  });

  test('is nothing to ask about where nothing is left', () => {
    expect(verdictOf('E2', { 'surplus.amountMinor': 0, 'surplus.to': 'village' })).toBe('pass');
    expect(verdictOf('E2', { 'surplus.amountMinor': 1, 'surplus.to': 'village' })).toBe('block: surplus.to');
    expect(verdictOf('E2', { surplus: undefined })).toBeNull();
  });

  test('goes where the plan says if the plan was filed before 2024-09-05', () => {
    const facts = { 'surplus.to': 'village', 'campaign.plan.surplusTo': 'village' };
    expect(verdictOf('E2', { ...facts, 'campaign.filing.submittedOn': '2024-09-04' })).toBe('pass');
    expect(verdictOf('E2', { ...facts, 'campaign.filing.submittedOn': '2024-09-05' })).toBe('block: surplus.to');
    const other = { ...facts, 'campaign.filing.submittedOn': '2024-09-04', 'campaign.plan.surplusTo': 'donors' };
    expect(verdictOf('E2', other)).toBe('block: surplus.to');
    expect(articlesOf(findingOf('E2', factsWith(other)))).toEqual(['《慈善法》（2016）第五十七条']);
    expect(articlesOf(findingOf('E2', factsWith(facts)))).toEqual([
      '《慈善法》（2023）第五十八条',
      '《慈善组织公开募捐管理办法》第十条第二款',
    ]);
  });
});

describe('E7, E8 and E9, for whom and how', () => {
  test('E7 keeps insiders from benefiting', () => {
    const field = 'use.beneficiaryIsRelatedToDonorOrManager';
    const finding = findingOf('E7', factsWith({ [field]: true }));
    expect(finding).toMatchObject({ outcome: 'block', fields: [field] });
    expect(articlesOf(finding)).toEqual([
      '《慈善法》（2023）第四十条',
      '《慈善法》（2023）第五十九条',
      '《慈善组织公开募捐管理办法》第十九条',
    ]);
    expect(articlesOf(findingOf('E7', factsWith({}), IN_2023))).toEqual([
      '《慈善法》（2016）第四十条',
      '《慈善法》（2016）第五十八条',
    ]);
  });

  test('E8 keeps what was raised apart', () => {
    const finding = findingOf('E8', factsWith({ 'use.ringFenced': false }));
    expect(finding).toMatchObject({ outcome: 'block', fields: ['use.ringFenced'] });
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第五十三条', '《慈善法》（2023）第五十四条']);
    expect(articlesOf(findingOf('E8', factsWith({}), IN_2023))).toEqual([
      '《慈善法》（2016）第五十二条',
      '《慈善法》（2016）第五十三条',
    ]);
  });

  test.each([['use.procurementFair'], ['use.deliveriesSigned']])('E9 warns where %s is not so', (field) => {
    expect(verdictOf('E9', { [field]: false })).toBe(`warn: ${field}`);
  });

  test('E9 is a rule since 2024-09-05', () => {
    expect(verdictOf('E9', {}, '2024-09-04T23:59:59+08:00')).toBeNull();
    expect(verdictOf('E9', {}, AFTER)).toBe('pass');
    expect(articlesOf(findingOf('E9', factsWith({})))).toEqual(['《慈善组织公开募捐管理办法》第二十条第二款']);
  });

  test.each(['E7', 'E8', 'E9'])('%s is not known where nobody told', (ruleId) => {
    expect(verdictOf(ruleId, { use: undefined })).toContain('unknown: use.');
  });
});
