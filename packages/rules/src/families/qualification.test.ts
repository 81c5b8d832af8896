import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, lawfulFacts } from '../testing/lawful-facts.ts';

const GOOD = {
  relatedCouncilBps: 3_333,
  closeRelativesServeTogether: false,
  nonMainlandCouncilBps: 3_333,
  legalRepresentativeIsMainlandResident: true,
  secretaryIsFullTime: true,
  secretaryIsAlsoChair: false,
  supervisors: 3,
  registeredAtProvinceOrAbove: true,
  internalRules: 8,
  lastYearSpendingMet: true,
  taxAndAccountsInOrder: true,
  assessmentGrade: '3A',
  assessmentValidTo: '2026-11-01',
  lastPenaltyOn: null,
};

const applicant = (governance: Record<string, unknown> = {}, changes: Record<string, unknown> = {}) =>
  factsWith({
    'application.appliedOn': '2026-11-01',
    'organisation.governance': { ...GOOD, ...governance },
    ...changes,
  });

const of = (name: string) => `organisation.governance.${name}`;

describe('A3 goes through the conditions', () => {
  test('and passes a body that meets every one at its bound', () => {
    expect(findingOf('A3', applicant())).toMatchObject({ outcome: 'pass', fields: [] });
    expect(articlesOf(findingOf('A3', applicant()))).toEqual(['《慈善组织公开募捐管理办法》第五条']);
  });

  test.each([
    ['relatedCouncilBps', 3_334, '有关联的理事超过三分之一'],
    ['closeRelativesServeTogether', true, '近亲属同时任理事'],
    ['nonMainlandCouncilBps', 3_334, '非内地居民理事超过三分之一'],
    ['legalRepresentativeIsMainlandResident', false, '法定代表人不是内地居民'],
    ['secretaryIsFullTime', false, '秘书长不是专职'],
    ['secretaryIsAlsoChair', true, '秘书长兼任理事长'],
    ['supervisors', 2, '监事不足三名'],
    ['internalRules', 7, '八项内部制度不齐'],
    ['lastYearSpendingMet', false, '上年支出或管理费用不达标'],
    ['taxAndAccountsInOrder', false, '税务、会计、年报或信息公开有欠缺'],
    ['assessmentGrade', '2A', '没有有效期内3A以上的评估等级'],
    ['assessmentGrade', null, '没有有效期内3A以上的评估等级'],
    ['lastPenaltyOn', '2026-01-01', '申请前的期限内受过行政处罚'],
  ])('and warns of %s %s', (name, value, message) => {
    expect(findingOf('A3', applicant({ [name]: value }))).toMatchObject({
      outcome: 'warn',
      softened: false,
      fields: [of(name)],
      message: { zh: message },
      fix: { zh: `请先解决：${message}` },
    });
  });

  test.each(Object.keys(GOOD))('and does not know without %s', (name) => {
    const finding = findingOf('A3', applicant({ [name]: undefined }));
    const asked = name === 'assessmentValidTo' ? 'assessmentGrade' : name;
    expect(finding).toMatchObject({ outcome: 'unknown', fields: [of(asked)] });
  });

  test('and names everything that is missed and everything that is not told', () => {
    const finding = findingOf(
      'A3',
      applicant({ supervisors: 0, internalRules: 0, secretaryIsFullTime: undefined, lastYearSpendingMet: undefined }),
    );
    expect(finding).toMatchObject({
      outcome: 'unknown',
      fields: [of('supervisors'), of('internalRules'), of('secretaryIsFullTime'), of('lastYearSpendingMet')],
      message: {
        zh: `监事不足三名；八项内部制度不齐；未填报：${of('secretaryIsFullTime')}, ${of('lastYearSpendingMet')}`,
      },
    });
  });

  test('and asks three supervisors of provincial bodies only', () => {
    expect(findingOf('A3', applicant({ registeredAtProvinceOrAbove: false, supervisors: 1 }))?.outcome).toBe('pass');
  });

  test.each(['4A', '5A'])('and takes %s', (assessmentGrade) => {
    expect(findingOf('A3', applicant({ assessmentGrade }))?.outcome).toBe('pass');
  });

  test.each([['2026-10-31'], [null]])('and not an assessment that was valid to %s', (assessmentValidTo) => {
    expect(findingOf('A3', applicant({ assessmentValidTo }))).toMatchObject({
      outcome: 'warn',
      fields: [of('assessmentGrade')],
    });
  });

  test.each([
    ['2024-11-01', 'warn'],
    ['2024-11-02', 'pass'],
  ])('and registered on %s, without an assessment, applying on 2026-11-01: %s', (registeredOn, outcome) => {
    const facts = applicant({ assessmentGrade: null }, { 'organisation.registeredOn': registeredOn });
    expect(findingOf('A3', facts)?.outcome).toBe(outcome);
  });

  test.each([
    ['2025-10-31', 'pass'],
    ['2025-11-01', 'warn'],
    ['2025-11-02', 'warn'],
  ])('and a penalty of %s before an application of 2026-11-01: %s', (lastPenaltyOn, outcome) => {
    expect(findingOf('A3', applicant({ lastPenaltyOn }))?.outcome).toBe(outcome);
  });

  test('and looks back two years for an application before 2024-09-05', () => {
    const penalised = (appliedOn: string) =>
      findingOf('A3', applicant({ lastPenaltyOn: '2023-01-01' }, { 'application.appliedOn': appliedOn }));
    expect(penalised('2024-09-04')).toMatchObject({ outcome: 'warn', mark: 'R' });
    expect(articlesOf(penalised('2024-09-04'))).toEqual(['《慈善组织公开募捐管理办法（2016）》第五条']);
    expect(penalised('2024-09-05')).toMatchObject({ outcome: 'pass', mark: 'V2' });
  });

  test.each([
    ['abnormal', 'warn'],
    [undefined, 'unknown'],
  ])('and a listing of %s: %s', (listing, outcome) => {
    expect(findingOf('A3', applicant({}, { 'organisation.listing': listing }))).toMatchObject({
      outcome,
      fields: ['organisation.listing'],
    });
  });

  test('and says nothing where nobody applies', () => {
    expect(findingOf('A3', lawfulFacts())).toBeUndefined();
  });
});
