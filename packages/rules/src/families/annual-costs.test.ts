import { describe, expect, test } from 'vitest';
import { ASSOCIATION, T24, TIERS, WAN, withAssets } from '../testing/annual-cases.ts';
import { articlesOf, factsWith, findingOf, verdictOf } from '../testing/lawful-facts.ts';

describe('E4, cost of management', () => {
  test('T24 (a) is above 10 % for a public foundation', () => {
    expect(verdictOf('E4', T24)).toBe('warn: year.managementCost');
    expect(articlesOf(findingOf('E4', factsWith(T24)))).toContain(
      '《关于慈善组织开展慈善活动年度支出、管理费用和募捐成本的规定》第八条',
    );
  });

  test('T24 (b) is within 13 % for a public association', () => {
    expect(verdictOf('E4', { ...T24, ...ASSOCIATION })).toBe('pass');
    expect(findingOf('E4', factsWith({ ...T24, ...ASSOCIATION }))?.message).toEqual({
      zh: '管理费用 620000.00 元，上限为总支出的百分之13，即 799500.00 元',
      en: 'management cost 620000.00 yuan; the most is 13 % of all spending, 799500.00',
    });
  });

  test('T25 lets management below 200,000 yuan be any share, and at 200,000 no longer', () => {
    const facts = { 'year.charitableSpending': 120 * WAN, 'year.totalSpending': 150 * WAN };
    expect(verdictOf('E4', { ...facts, 'year.managementCost': 19 * WAN })).toBe('pass');
    expect(verdictOf('E4', { ...facts, 'year.managementCost': 20 * WAN - 1 })).toBe('pass');
    const at = { ...facts, 'year.managementCost': 20 * WAN };
    expect(verdictOf('E4', at)).toBe('warn: year.managementCost');
    expect(articlesOf(findingOf('E4', factsWith(at)))).toContain(
      '《关于慈善组织开展慈善活动年度支出、管理费用和募捐成本的规定》第十三条',
    );
  });

  test.each([
    ['foundation', 10],
    ['association', 13],
    ['service', 13],
  ])('of a public %s is at most %i %%, that figure included', (kind, percent) => {
    const facts = { 'organisation.kind': kind, 'year.totalSpending': 1_000 * WAN };
    const cap = percent * 10 * WAN;
    expect(verdictOf('E4', { ...facts, 'year.managementCost': cap - 1 })).toBe('pass');
    expect(verdictOf('E4', { ...facts, 'year.managementCost': cap })).toBe('pass');
    expect(verdictOf('E4', { ...facts, 'year.managementCost': cap + 1 })).toBe('warn: year.managementCost');
  });

  test.each(TIERS)('of a %s with %i fen (spending %i %%) is at most %i %%', (...[kind, netAssets, , percent]) => {
    const cap = percent * 100 * WAN;
    const verdict = (cost: number) => verdictOf('E4', { ...withAssets(kind, netAssets), 'year.managementCost': cost });
    expect(verdict(cap)).toBe('pass');
    expect(verdict(cap + 1)).toBe('warn: year.managementCost');
  });

  test('needs the net assets only of a charity that does not raise from the public', () => {
    const facts = { 'year.netAssetsPreviousYearEnd': undefined };
    expect(verdictOf('E4', facts)).toBe('pass');
    expect(verdictOf('E4', { ...facts, 'year.hasPublicQualification': false })).toBe(
      'unknown: year.netAssetsPreviousYearEnd',
    );
  });

  test('lets a special case be reported', () => {
    expect(verdictOf('E4', { ...T24, 'year.specialCaseReported': true })).toBe('pass');
    expect(findingOf('E4', factsWith({ ...T24, 'year.specialCaseReported': true }))?.message.en).toContain('reported');
    expect(findingOf('E4', factsWith(T24))?.fix?.zh).toContain('报告');
  });

  test.each([
    [2016, ['《慈善法》（2016）第六十条', '第十一条']],
    [2023, ['《慈善法》（2016）第六十条', '第十一条']],
    [2024, ['《慈善法》（2023）第六十一条', '第十一条']],
    [2025, ['《慈善法》（2023）第六十一条', '第十一条']],
    [2026, ['《慈善法》（2023）第六十一条', '第十三条']],
  ])('cites the law of %i', (fiscalYear, [law = '', exemption = '']) => {
    const labels = articlesOf(findingOf('E4', factsWith({ 'year.fiscalYear': fiscalYear })));
    expect(labels).toHaveLength(5);
    expect(labels[0]).toBe(law);
    expect(labels[4]).toContain(exemption);
  });
});

describe('E5, cost of raising', () => {
  const facts = { 'year.donationIncomeThreeYears': [700 * WAN, 750 * WAN, 800 * WAN] };

  test.each([
    [22_499_999, 'pass'],
    [22_500_000, 'pass'],
    [22_500_001, 'warn: year.fundraisingCost'],
  ])('%i fen of an average of 750,000,000: %s', (cost, verdict) => {
    expect(verdictOf('E5', { ...facts, 'year.fundraisingCost': cost })).toBe(verdict);
  });

  test('is exact where the average is no whole number of fen', () => {
    const thirds = { 'year.donationIncomeThreeYears': [100, 100, 99] };
    expect(verdictOf('E5', { ...thirds, 'year.fundraisingCost': 2 })).toBe('pass');
    expect(verdictOf('E5', { ...thirds, 'year.fundraisingCost': 3 })).toBe('warn: year.fundraisingCost');
    const largest = { 'year.donationIncomeThreeYears': Array(3).fill(Number.MAX_SAFE_INTEGER) };
    expect(verdictOf('E5', { ...largest, 'year.fundraisingCost': 270_215_977_642_229 })).toBe('pass');
    expect(verdictOf('E5', { ...largest, 'year.fundraisingCost': 270_215_977_642_230 })).toContain('warn');
  });

  test('is not known with fewer than three years of donations', () => {
    for (const incomes of [[], [1], [700 * WAN, 800 * WAN]]) {
      const finding = findingOf('E5', factsWith({ 'year.donationIncomeThreeYears': incomes }));
      expect(finding).toMatchObject({ outcome: 'unknown', fields: ['year.donationIncomeThreeYears'] });
      expect(finding?.message.zh).toContain('不满三年');
      expect(finding?.fix?.en).toContain('civil affairs');
    }
  });

  test('has a cap from the year 2026 on, and none before', () => {
    const dear = { ...facts, 'year.fundraisingCost': 30_000_000 };
    expect(verdictOf('E5', { ...dear, 'year.fiscalYear': 2025 })).toBeNull();
    const finding = findingOf('E5', factsWith(dear));
    expect(finding?.outcome).toBe('warn');
    expect(finding?.message).toEqual({
      zh: '募捐成本 300000.00 元，上限 225000.00 元',
      en: 'raising cost 300000.00 yuan, of at most 225000.00',
    });
    expect(finding?.fix?.zh).toContain('不计入');
    expect(articlesOf(finding)).toEqual([
      '《慈善法》（2023）第六十一条',
      '《关于慈善组织开展慈善活动年度支出、管理费用和募捐成本的规定》第十五条',
    ]);
  });
});

describe('E6, what counts as spent', () => {
  test.each([
    [0, 'pass'],
    [1, 'block: year.spendingNotReached'],
  ])('%i fen that have not arrived: %s', (minor, verdict) => {
    expect(verdictOf('E6', { 'year.spendingNotReached': minor })).toBe(verdict);
  });

  test('is a rule from the year 2026 on', () => {
    expect(verdictOf('E6', { 'year.spendingNotReached': 1, 'year.fiscalYear': 2025 })).toBeNull();
    expect(articlesOf(findingOf('E6', factsWith({})))).toEqual([
      '《关于慈善组织开展慈善活动年度支出、管理费用和募捐成本的规定》第十二条',
    ]);
  });
});
