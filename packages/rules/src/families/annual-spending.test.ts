import { describe, expect, test } from 'vitest';
import { ASSOCIATION, T24, TIERS, WAN, withAssets } from '../testing/annual-cases.ts';
import { articlesOf, factsWith, findingOf, NOON, verdictOf } from '../testing/lawful-facts.ts';

const IN_2024 = '2024-06-01T12:00:00+08:00';

const SHORT_SPENDING = {
  'year.incomePreviousYear': 800 * WAN,
  'year.incomeThreeYearAverage': 800 * WAN,
  'year.charitableSpending': 550 * WAN,
  'year.totalSpending': 615 * WAN,
};

describe('E3, spending of a charity that raises from the public', () => {
  test('T24 passes by the average of three years where last year alone would not do', () => {
    expect(verdictOf('E3', T24)).toBe('pass');
    expect(verdictOf('E3', { ...T24, 'year.incomeThreeYearAverage': 800 * WAN })).toBe('warn: year.charitableSpending');
    expect(articlesOf(findingOf('E3', factsWith(T24)))).toEqual([
      '《慈善法》（2023）第六十一条',
      '《关于慈善组织开展慈善活动年度支出、管理费用和募捐成本的规定》第八条',
      '《关于慈善组织开展慈善活动年度支出、管理费用和募捐成本的规定》第十一条',
      '《关于慈善组织开展慈善活动年度支出、管理费用和募捐成本的规定》第十二条',
    ]);
  });

  test.each([
    [559_999_999, 'warn: year.charitableSpending'],
    [560_000_000, 'pass'],
    [560_000_001, 'pass'],
  ])('%i fen of 800,000,000: %s', (spending, verdict) => {
    const facts = {
      'year.incomeThreeYearAverage': 900 * WAN,
      'year.charitableSpending': spending,
    };
    expect(verdictOf('E3', facts)).toBe(verdict);
  });

  test('says how much was spent and how much would have been enough', () => {
    const finding = findingOf('E3', factsWith(SHORT_SPENDING));
    expect(finding?.message).toEqual({
      zh: '慈善活动支出 5500000.00 元，低于应达到的 5600000.00 元',
      en: '5500000.00 yuan were spent, of at least 5600000.00',
    });
    expect(finding?.fix?.zh).toContain('报告');
    expect(findingOf('E3', factsWith(T24))?.message.zh).toContain('5500000.00');
  });

  test('names the lower of the two floors', () => {
    const facts = { ...SHORT_SPENDING, 'year.incomeThreeYearAverage': 790 * WAN };
    expect(findingOf('E3', factsWith(facts))?.message.zh).toContain('5530000.00');
  });

  test('asks for the average before it says that too little was spent, and not before it says enough', () => {
    const facts = { ...SHORT_SPENDING, 'year.incomeThreeYearAverage': undefined };
    expect(verdictOf('E3', facts)).toBe('unknown: year.incomeThreeYearAverage');
    expect(verdictOf('E3', { ...facts, 'year.charitableSpending': 560 * WAN })).toBe('pass');
  });

  test('counts what has reached somebody only, from the year 2026', () => {
    const facts = {
      ...SHORT_SPENDING,
      'year.charitableSpending': 560 * WAN,
      'year.spendingNotReached': 1,
    };
    expect(verdictOf('E3', facts)).toBe('warn: year.charitableSpending');
    expect(verdictOf('E3', { ...facts, 'year.spendingNotReached': undefined })).toBe('pass');
    expect(verdictOf('E3', { ...facts, 'year.fiscalYear': 2025 })).toBe('pass');
  });

  test('lets a public foundation report a special case, since the amendment of 2024', () => {
    const facts = { ...SHORT_SPENDING, 'year.specialCaseReported': true };
    expect(verdictOf('E3', facts)).toBe('pass');
    expect(findingOf('E3', factsWith(facts))?.message.zh).toContain('特殊情况');
    expect(verdictOf('E3', { ...facts, 'year.fiscalYear': 2024 })).toBe('pass');
    expect(verdictOf('E3', { ...facts, 'year.fiscalYear': 2023 })).toBe('warn: year.charitableSpending');
    expect(verdictOf('E3', { ...facts, ...ASSOCIATION })).toBe('warn: year.charitableSpending');
    expect(verdictOf('E3', { ...facts, 'year.incomeThreeYearAverage': undefined })).toBe(
      'unknown: year.incomeThreeYearAverage',
    );
  });

  test.each([
    [{ 'year.charitableSpending': 651 * WAN, 'year.totalSpending': 650 * WAN }],
    [{ 'year.charitableSpending': 1, 'year.spendingNotReached': 2 }],
  ])('says that figures contradict each other: %o', (facts) => {
    expect(verdictOf('E3', facts)).toBe('unknown: year.charitableSpending year.spendingNotReached year.totalSpending');
  });

  test('takes spending that is all there was, and none of no income', () => {
    expect(verdictOf('E3', { 'year.charitableSpending': 650 * WAN, 'year.totalSpending': 650 * WAN })).toBe('pass');
    expect(verdictOf('E3', { 'year.totalSpending': undefined })).toBe('pass');
    expect(
      verdictOf('E3', { 'year.charitableSpending': 1, 'year.spendingNotReached': 1, 'year.incomePreviousYear': 0 }),
    ).toBe('pass');
  });

  test.each([
    [2023, '《慈善法》（2016）第六十条', '《关于慈善组织开展慈善活动年度支出和管理费用的规定》第七条'],
    [2024, '《慈善法》（2023）第六十一条', '《关于慈善组织开展慈善活动年度支出和管理费用的规定》第七条'],
    [2025, '《慈善法》（2023）第六十一条', '《关于慈善组织开展慈善活动年度支出和管理费用的规定》第七条'],
    [2026, '《慈善法》（2023）第六十一条', '《关于慈善组织开展慈善活动年度支出、管理费用和募捐成本的规定》第八条'],
  ])('judges the figures of %i by the law of that year, whenever it is asked', (fiscalYear, law, measures) => {
    for (const at of [IN_2024, NOON]) {
      const labels = articlesOf(findingOf('E3', factsWith({ 'year.fiscalYear': fiscalYear }), at));
      expect(labels.slice(0, 2)).toEqual([law, measures]);
    }
  });

  test('says nothing of a year before there was a rule, and refuses a year that is none', () => {
    expect(verdictOf('E3', { 'year.fiscalYear': 2015 })).toBeNull();
    for (const fiscalYear of [99_999, 2026.5, -1, '2026']) {
      expect(verdictOf('Z1', { 'year.fiscalYear': fiscalYear })).toBe('block: year.fiscalYear');
      expect(verdictOf('E3', { 'year.fiscalYear': fiscalYear })).toBe('unknown: year.fiscalYear');
    }
  });

  test('says nothing without a year, or of a body that the law sets no figures for', () => {
    for (const ruleId of ['E3', 'E3-net-assets', 'E4', 'E5', 'E6'])
      expect(verdictOf(ruleId, { year: undefined })).toBeNull();
    for (const kind of ['statutory', 'other']) {
      for (const ruleId of ['E3', 'E3-net-assets', 'E4', 'E5']) {
        expect(verdictOf(ruleId, { 'organisation.kind': kind })).toBeNull();
      }
    }
  });

  test('leaves a charity without public qualification to its net assets', () => {
    expect(verdictOf('E3', { 'year.hasPublicQualification': false })).toBeNull();
    expect(verdictOf('E3-net-assets')).toBeNull();
    for (const ruleId of ['E3', 'E3-net-assets', 'E4']) {
      expect(verdictOf(ruleId, { 'year.hasPublicQualification': undefined })).toContain('unknown');
    }
  });
});

describe('E3-net-assets, spending of a charity that does not raise from the public', () => {
  test.each(TIERS)('a %s with %i fen spends from %i %% on', (kind, netAssets, percent) => {
    const floor = Math.ceil((netAssets * percent) / 100);
    const verdict = (spending: number) =>
      verdictOf('E3-net-assets', { ...withAssets(kind, netAssets), 'year.charitableSpending': spending });
    expect(verdict(floor)).toBe('pass');
    if (floor > 0) expect(verdict(floor - 1)).toBe('warn: year.charitableSpending');
  });

  test('may take the average of three years instead, and asks for it', () => {
    const facts = {
      ...withAssets('foundation', 800 * WAN),
      'year.netAssetsThreeYearAverage': 700 * WAN,
      'year.charitableSpending': 42 * WAN,
    };
    expect(verdictOf('E3-net-assets', facts)).toBe('pass');
    expect(verdictOf('E3-net-assets', { ...facts, 'year.charitableSpending': 42 * WAN - 1 })).toContain('warn');
    expect(verdictOf('E3-net-assets', { ...facts, 'year.netAssetsThreeYearAverage': undefined })).toBe(
      'unknown: year.netAssetsThreeYearAverage',
    );
  });

  test('of the smallest associations takes half of the income as well', () => {
    const small = { ...withAssets('service', 100 * WAN - 1), 'year.charitableSpending': 50 * WAN };
    const richer = { ...small, 'year.incomePreviousYear': 100 * WAN + 2, 'year.incomeThreeYearAverage': 100 * WAN + 2 };
    expect(verdictOf('E3-net-assets', richer)).toBe('warn: year.charitableSpending');
    expect(verdictOf('E3-net-assets', { ...richer, 'year.incomeThreeYearAverage': 100 * WAN })).toBe('pass');
    expect(verdictOf('E3-net-assets', { ...richer, 'year.incomePreviousYear': 100 * WAN })).toBe('pass');
    expect(
      verdictOf('E3-net-assets', {
        ...small,
        'year.incomePreviousYear': undefined,
        'year.incomeThreeYearAverage': undefined,
      }),
    ).toBe('unknown: year.incomePreviousYear year.incomeThreeYearAverage');
    expect(verdictOf('E3-net-assets', { ...richer, 'year.netAssetsPreviousYearEnd': 100 * WAN })).toBe('pass');
    expect(
      verdictOf('E3-net-assets', { ...richer, 'organisation.kind': 'foundation', 'year.netAssetsPreviousYearEnd': 0 }),
    ).toBe('pass');
  });

  test('says that figures contradict each other', () => {
    const facts = { ...withAssets('foundation', 0), 'year.charitableSpending': 10_001 * WAN };
    expect(verdictOf('E3-net-assets', facts)).toContain('unknown: year.charitableSpending');
  });

  test.each([
    [2023, '和管理费用的规定》第八条'],
    [2025, '和管理费用的规定》第八条'],
    [2026, '、管理费用和募捐成本的规定》第九条'],
  ])('cites the measures of %i', (fiscalYear, article) => {
    const facts = { ...withAssets('foundation', 0), 'year.fiscalYear': fiscalYear };
    expect(articlesOf(findingOf('E3-net-assets', factsWith(facts)))[0]).toContain(article);
    const notReached = { ...facts, 'year.charitableSpending': 100, 'year.spendingNotReached': 100 };
    const floorOf100 = {
      ...notReached,
      'year.netAssetsPreviousYearEnd': 1_250,
      'year.netAssetsThreeYearAverage': 1_250,
    };
    expect(verdictOf('E3-net-assets', floorOf100)).toBe(fiscalYear < 2026 ? 'pass' : 'warn: year.charitableSpending');
  });
});
