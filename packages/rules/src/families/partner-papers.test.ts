import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, lawfulFacts } from '../testing/lawful-facts.ts';

const BEFORE = { 'campaign.filing.submittedOn': '2024-09-04' };
const SINCE = { 'campaign.filing.submittedOn': '2024-09-05' };

/** The lawful facts with their one partner changed. */
const partnerWith = (change: object, more: object = {}) =>
  factsWith({ 'campaign.partners': lawfulFacts().campaign.partners.map((each) => ({ ...each, ...change })), ...more });

describe('C1 a partner', () => {
  test('T22 that is shown and does not stand in the plan blocks, although the charity is the payee', () => {
    const facts = factsWith({
      'surface.shown.partners': ['幸福村慈善工作站'],
      'campaign.plan.partners': [],
      'campaign.partners': [],
    });
    const finding = findingOf('C1', facts);
    expect(finding).toMatchObject({
      outcome: 'block',
      softened: false,
      mark: 'V1',
      moments: ['publish', 'render'],
      fields: ['surface.shown.partners[0]'],
      message: {
        zh: '募捐方案没有载明合作方“幸福村慈善工作站”',
        en: 'the plan does not name the partner “幸福村慈善工作站”',
      },
      fix: { zh: expect.stringContaining('重新备案') },
    });
    expect(articlesOf(finding)).toEqual([
      '《慈善法》（2023）第二十六条',
      '《慈善组织公开募捐管理办法》第十条第一款',
      '《慈善组织公开募捐管理办法》第十一条',
      '《慈善组织公开募捐管理办法》第十八条',
    ]);
    expect(findingOf('C4', facts)?.outcome).toBe('pass');
    expect(findingOf('C5', facts)?.outcome).toBe('pass');
  });

  test('that takes part and does not stand in the plan blocks as well', () => {
    const facts = factsWith({ 'campaign.plan.partners': ['示例另一社区'], 'surface.shown.partners': [] });
    expect(findingOf('C1', facts)).toMatchObject({ outcome: 'block', fields: ['campaign.partners[0].name'] });
  });

  test('is told by every field that is wrong, and once', () => {
    const facts = factsWith({ 'surface.shown.partners': ['示例社区居民委员会', '甲', '甲'] });
    expect(findingOf('C1', facts)).toMatchObject({
      fields: ['surface.shown.partners[1]', 'surface.shown.partners[2]'],
      message: { zh: '募捐方案没有载明合作方“甲”' },
    });
  });

  test('among a thousand is named in a sentence that ends', () => {
    const names = Array.from({ length: 1_000 }, (_, place) => `${place}号`.padEnd(100, '某'));
    const finding = findingOf(
      'C1',
      factsWith({ 'surface.shown.partners': names, 'campaign.plan.partners': names.slice(4) }),
    );
    expect(finding?.fields.length).toBe(5);
    expect(finding?.message.zh).toMatch(/^募捐方案没有载明合作方“0号某+”、“1号某+”、“2号某+”等 5 个$/);
    expect(finding?.message.en).toMatch(/ and 2 more$/);
    expect(finding?.message.zh.length).toBeLessThan(220);
  });

  test('may stand in the plan and not be shown, and spaces around a name do not matter', () => {
    expect(findingOf('C1', factsWith({ 'surface.shown.partners': [] }))?.outcome).toBe('pass');
    const spaced = factsWith({ 'surface.shown.partners': [' 示例社区居民委员会 '] });
    expect(findingOf('C1', spaced)?.outcome).toBe('pass');
  });

  test('of which a page does not tell is unknown; without a page the plan is compared alone', () => {
    expect(findingOf('C1', factsWith({ 'surface.shown.partners': undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: ['surface.shown.partners'],
    });
    expect(findingOf('C1', factsWith({ surface: undefined }))?.outcome).toBe('pass');
    expect(findingOf('C1', partnerWith({ name: undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: ['campaign.partners[0].name'],
    });
  });

  test('had not to stand in a plan that was filed before 2024-09-05, and has since', () => {
    expect(findingOf('C1', factsWith({ 'campaign.plan.partners': [], ...BEFORE }))).toBeUndefined();
    expect(findingOf('C1', factsWith({ 'campaign.plan.partners': [], ...SINCE }))?.outcome).toBe('block');
  });

  test('is no matter of a campaign that does not ask the public', () => {
    const facts = factsWith({ 'campaign.mode': 'targeted', 'campaign.plan.partners': [] });
    for (const rule of ['C1', 'C2', 'C3', 'C4', 'C5', 'C6']) expect(findingOf(rule, facts)).toBeUndefined();
  });
});

describe('C2 a partner', () => {
  test.each([
    ['2026-09-10', 'pass'],
    ['2026-09-11', 'block'],
    [null, 'block'],
    [undefined, 'unknown'],
  ])('assessed on %s, filed on 2026-09-10: %s', (assessedOn, outcome) => {
    const finding = findingOf('C2', partnerWith({ assessedOn }));
    expect(finding?.outcome).toBe(outcome);
    expect(finding?.fields).toEqual(outcome === 'pass' ? [] : ['campaign.partners[0].assessedOn']);
    expect(finding?.mark).toBe('V2');
    expect(articlesOf(finding)).toEqual([
      '《慈善法》（2023）第二十六条',
      '《慈善组织公开募捐管理办法》第十一条',
      '《慈善组织公开募捐管理办法》第十八条',
    ]);
  });

  test('is assessed whenever nobody told the day of filing', () => {
    const facts = partnerWith({ assessedOn: '2026-11-01' }, { 'campaign.filing.submittedOn': undefined });
    expect(findingOf('C2', facts)?.outcome).toBe('pass');
    expect(
      findingOf('C2', partnerWith({ assessedOn: null }, { 'campaign.filing.submittedOn': undefined }))?.outcome,
    ).toBe('block');
  });

  test.each(['hasIdentityProof', 'hasNoCrimeRecord', 'hasCreditReport'])('who is a person needs %s', (paper) => {
    const person = { isPerson: true, hasIdentityProof: true, hasNoCrimeRecord: true, hasCreditReport: true };
    const field = `campaign.partners[0].${paper}`;
    expect(findingOf('C2', partnerWith(person))?.outcome).toBe('pass');
    expect(findingOf('C2', partnerWith({ ...person, [paper]: false }))).toMatchObject({
      outcome: 'block',
      fields: [field],
      message: { zh: '个人合作方的证明不齐' },
    });
    expect(findingOf('C2', partnerWith({ ...person, [paper]: undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: [field],
    });
    expect(findingOf('C2', partnerWith({ [paper]: false }))?.outcome).toBe('pass');
  });

  test('of which nobody told whether it is a person is unknown', () => {
    expect(findingOf('C2', partnerWith({ isPerson: undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: ['campaign.partners[0].isPerson'],
    });
  });

  test('with an interest in a beneficiary warns, and blocks for what is missing first', () => {
    const field = 'campaign.partners[0].hasInterestWithBeneficiary';
    expect(findingOf('C2', partnerWith({ hasInterestWithBeneficiary: true }))).toMatchObject({
      outcome: 'warn',
      softened: false,
      fields: [field],
      message: { zh: '合作方与受益人有利害关系' },
    });
    expect(findingOf('C2', partnerWith({ hasInterestWithBeneficiary: undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: [field],
    });
    expect(findingOf('C2', partnerWith({ hasInterestWithBeneficiary: true, assessedOn: null }))?.outcome).toBe('block');
  });

  test('is not asked for where there is none, or where the plan was filed before 2024-09-05', () => {
    expect(findingOf('C2', factsWith({ 'campaign.partners': [] }))?.outcome).toBe('pass');
    expect(findingOf('C2', partnerWith({ assessedOn: null }, BEFORE))).toBeUndefined();
    expect(findingOf('C2', partnerWith({ assessedOn: null }, SINCE))?.outcome).toBe('block');
  });
});

describe('C3 an agreement', () => {
  test.each([
    [6, 'block'],
    [7, 'pass'],
    [8, 'pass'],
    [undefined, 'unknown'],
  ])('of %s elements: %s', (agreementElements, outcome) => {
    const finding = findingOf('C3', partnerWith({ agreementElements }));
    expect(finding?.outcome).toBe(outcome);
    expect(finding?.fields).toEqual(outcome === 'pass' ? [] : ['campaign.partners[0].agreementElements']);
    if (outcome === 'block') expect(finding?.message.zh).toBe('合作协议缺少内容，应有7项');
  });

  test.each([
    ['2026-09-10', 'pass'],
    ['2026-09-11', 'block'],
    [null, 'block'],
    [undefined, 'unknown'],
  ])('signed on %s, filed on 2026-09-10: %s', (agreementSignedOn, outcome) => {
    const finding = findingOf('C3', partnerWith({ agreementSignedOn }));
    expect(finding?.outcome).toBe(outcome);
    expect(finding?.fields).toEqual(outcome === 'pass' ? [] : ['campaign.partners[0].agreementSignedOn']);
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第二十六条', '《慈善组织公开募捐管理办法》第十八条第三款']);
  });

  test('filed before 2024-09-05 was only to be in writing, by a text that we recall', () => {
    const finding = findingOf('C3', partnerWith({ agreementSignedOn: null }, BEFORE));
    expect(finding).toMatchObject({ outcome: 'warn', softened: true, mark: 'R' });
    expect(articlesOf(finding)).toEqual(['《慈善组织公开募捐管理办法（2016）》第十七条']);
    expect(findingOf('C3', partnerWith({ agreementElements: undefined }, BEFORE))?.outcome).toBe('pass');
    expect(findingOf('C3', partnerWith({ agreementElements: 6 }, BEFORE))?.outcome).toBe('pass');
    expect(findingOf('C3', partnerWith({ agreementElements: 6 }, SINCE))?.outcome).toBe('block');
  });
});
