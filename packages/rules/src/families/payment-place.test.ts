import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, verdictOf } from '../testing/lawful-facts.ts';

const at = (day: string) => `${day}T12:00:00+08:00`;
const LISTED = { name: '示例指定平台', listingUrl: 'https://platform.example.org/1', isDesignated: true };

describe('G2, where the money is taken', () => {
  test("T30 blocks payment on a residents' committee's site, and lets it show and link", () => {
    const facts = { 'surface.kind': 'third-party', 'surface.takesPayment': true };
    const finding = findingOf('G2', factsWith(facts));
    expect(finding).toMatchObject({ outcome: 'block', fields: ['surface.kind'] });
    expect(finding?.message.zh).toContain('不能在此支付');
    expect(finding?.fix?.zh).toContain('链接到指定平台');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第二十七条', '《慈善组织公开募捐管理办法》第十七条']);
    expect(verdictOf('G2', { ...facts, 'surface.takesPayment': false })).toBe('pass');
  });

  test.each([
    ['own-name', true, 'pass'],
    ['designated-platform', true, 'pass'],
    ['third-party', true, 'block: surface.kind'],
    ['third-party', false, 'pass'],
    ['third-party', undefined, 'unknown: surface.takesPayment'],
    [undefined, true, 'unknown: surface.kind'],
    [undefined, false, 'pass'],
  ])('on a host of kind %s that takes payment %s: %s', (kind, takesPayment, verdict) => {
    expect(verdictOf('G2', { 'surface.kind': kind, 'surface.takesPayment': takesPayment })).toBe(verdict);
  });

  test.each([
    [[LISTED], 'pass'],
    [[{ ...LISTED, isDesignated: false }, LISTED], 'pass'],
    [[{ ...LISTED, isDesignated: undefined }, LISTED], 'pass'],
    [[], 'block: platforms'],
    [[{ ...LISTED, isDesignated: false }], 'block: platforms'],
    [[{ ...LISTED, isDesignated: undefined }], 'unknown: platforms[0].isDesignated'],
    [[{ ...LISTED, listingUrl: undefined }], 'unknown: platforms[0].listingUrl'],
    [[{ isDesignated: false }], 'block: platforms'],
    [
      [
        { ...LISTED, isDesignated: false },
        { ...LISTED, isDesignated: undefined },
      ],
      'unknown: platforms[1].isDesignated',
    ],
    [undefined, 'unknown: platforms'],
  ])('listed on %j: %s', (platforms, verdict) => {
    for (const kind of ['own-name', 'designated-platform']) {
      expect(verdictOf('G2', { platforms, 'surface.kind': kind })).toBe(verdict);
    }
  });

  test('asks for the listing before there is a page, of what is raised online', () => {
    const facts = { surface: undefined, platforms: [] };
    expect(verdictOf('G2', facts)).toBe('block: platforms');
    expect(verdictOf('G2', { ...facts, 'campaign.methods': ['box'] })).toBeNull();
    expect(verdictOf('G2', { ...facts, 'campaign.methods': undefined })).toBeNull();
    expect(verdictOf('G2', { platforms: [], 'campaign.methods': ['box'] })).toBe('block: platforms');
    expect(verdictOf('G2', { ...facts, 'campaign.mode': 'targeted' })).toBeNull();
  });

  test('before 2024-09-05 asked for publication on a designated platform only', () => {
    const facts = { 'surface.kind': 'third-party', 'surface.takesPayment': true };
    expect(verdictOf('G2', facts, at('2024-09-04'))).toBe('pass');
    expect(verdictOf('G2', facts, at('2024-09-05'))).toBe('block: surface.kind');
    expect(verdictOf('G2', { platforms: [] }, at('2024-09-04'))).toBe('block: platforms');
    expect(articlesOf(findingOf('G2', factsWith({}), at('2024-09-04')))).toEqual([
      '《慈善法》（2016）第二十三条第三款',
    ]);
  });
});

describe('G2-payee, who is paid', () => {
  test('is nobody abroad', () => {
    const finding = findingOf('G2-payee', factsWith({ 'payee.isForeign': true }));
    expect(finding).toMatchObject({ outcome: 'block', fields: ['payee.isForeign'] });
    expect(articlesOf(finding)).toEqual([
      '《慈善法》（2023）第二十二条',
      '《慈善法》（2023）第二十六条第二款',
      '《慈善组织公开募捐管理办法》第十条第二款',
    ]);
    expect(articlesOf(findingOf('G2-payee', factsWith({}), at('2023-06-01')))).toEqual([
      '《慈善法》（2016）第二十二条',
      '《慈善法》（2016）第二十六条',
    ]);
  });

  test('is not known where nobody told', () => {
    expect(verdictOf('G2-payee', { payee: undefined })).toBe('unknown: payee.isForeign');
  });
});
