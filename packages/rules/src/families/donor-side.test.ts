import { describe, expect, test } from 'vitest';
import { articlesOf, dutiesOf, factsWith, findingOf, NOON, verdictOf } from '../testing/lawful-facts.ts';

const IN_2023 = '2023-06-01T12:00:00+08:00';
const LATE = {
  isPublic: true,
  hasWrittenAgreement: false,
  purpose: 'education',
  dueOn: '2026-11-21',
  delivered: false,
  hardshipReportedOn: null,
  hardshipPublishedOn: null,
};
const promise = (changes: object) => ({ commitments: [{ ...LATE, ...changes }] });
const CLAIM = 'warn: commitments[0].delivered';
const UNKNOWN = 'unknown: commitments[0].delivered';

describe('F4, a promised gift', () => {
  test.each([
    ['2026-11-21', CLAIM],
    ['2026-11-22', 'pass'],
    ['2026-11-23', 'pass'],
  ])('due on %s, asked on 2026-11-22: %s', (dueOn, verdict) => {
    expect(verdictOf('F4', promise({ dueOn }))).toBe(verdict);
  });

  test.each([
    [{}, CLAIM],
    [{ delivered: true }, 'pass'],
    [{ isPublic: false }, 'pass'],
    [{ isPublic: false, hasWrittenAgreement: true }, 'pass'],
    [{ isPublic: false, hasWrittenAgreement: true, purpose: 'environment' }, 'pass'],
    [{ isPublic: false, hasWrittenAgreement: true, purpose: 'poverty' }, CLAIM],
    [{ isPublic: false, hasWrittenAgreement: true, purpose: 'care' }, CLAIM],
    [{ isPublic: false, hasWrittenAgreement: true, purpose: 'disaster' }, CLAIM],
    [{ isPublic: false, hasWrittenAgreement: false, purpose: 'disaster' }, 'pass'],
    [{ isPublic: false, hasWrittenAgreement: true, purpose: undefined }, UNKNOWN],
    [{ isPublic: false, hasWrittenAgreement: undefined, purpose: 'care' }, UNKNOWN],
    [{ isPublic: undefined }, UNKNOWN],
    [{ isPublic: undefined, hasWrittenAgreement: true, purpose: 'care' }, CLAIM],
    [{ delivered: undefined }, UNKNOWN],
    [{ dueOn: undefined }, UNKNOWN],
    [{ hardshipReportedOn: '2026-11-22', hardshipPublishedOn: '2026-11-22' }, 'pass'],
    [{ hardshipReportedOn: '2026-11-22', hardshipPublishedOn: '2026-11-23' }, CLAIM],
    [{ hardshipReportedOn: '2026-11-23', hardshipPublishedOn: '2026-11-22' }, CLAIM],
    [{ hardshipReportedOn: '2026-11-20' }, CLAIM],
    [{ hardshipPublishedOn: '2026-11-20' }, CLAIM],
  ])('%o: %s', (changes, verdict) => {
    expect(verdictOf('F4', promise(changes))).toBe(verdict);
  });

  test('says that it can be claimed, by which articles', () => {
    const finding = findingOf('F4', factsWith(promise({})));
    expect(finding?.message.zh).toContain('可以要求交付');
    expect(finding?.fix?.zh).toContain('支付令');
    expect(articlesOf(finding)).toEqual([
      '《慈善法》（2023）第四十一条',
      '《民法典》第六百五十八条',
      '《民法典》第六百六十条',
      '《民法典》第六百六十六条',
    ]);
    expect(articlesOf(findingOf('F4', factsWith({}), IN_2023))).toEqual(['《慈善法》（2016）第四十一条']);
    expect(verdictOf('F4', { commitments: undefined })).toBeNull();
  });
});

describe('F5, an agreement for whoever asks', () => {
  const gift = (askedForAgreement: unknown, hasAgreement: unknown, receivedOn?: unknown) => ({
    donations: [{ receivedOn, receipt: 'issued', askedForAgreement, hasAgreement }],
  });

  test.each([
    [true, true, 'pass'],
    [false, false, 'pass'],
    [false, undefined, 'pass'],
    [true, false, 'warn: donations[0].hasAgreement'],
    [true, undefined, 'unknown: donations[0].hasAgreement'],
    [undefined, true, 'unknown: donations[0].askedForAgreement'],
  ])('asked %s, has %s: %s', (asked, has, verdict) => {
    expect(verdictOf('F5', gift(asked, has))).toBe(verdict);
  });

  test('is a duty from the day of the gift', () => {
    expect(dutiesOf('agreements', factsWith(gift(true, false, '2026-11-20')))).toEqual([
      expect.objectContaining({ rule: 'F5', dueStrict: '2026-11-20', status: 'overdue', entry: null }),
    ]);
    expect(dutiesOf('agreements', factsWith(gift(true, false, '2026-11-20')))[0]?.contents.zh).toMatch(/^1 笔/);
    expect(dutiesOf('agreements', factsWith(gift(true, true, '2026-11-20')))).toEqual([]);
    expect(dutiesOf('agreements', factsWith(gift(false, false, '2026-11-20')))).toEqual([]);
    expect(dutiesOf('agreements', factsWith(gift(true, false)))).toEqual([]);
  });

  test('cites the law of the day', () => {
    expect(articlesOf(findingOf('F5', factsWith({})))).toEqual(['《慈善法》（2023）第三十九条']);
    expect(articlesOf(findingOf('F5', factsWith({}), IN_2023))).toEqual(['《慈善法》（2016）第三十九条']);
  });
});

describe('F6, nobody is pressed', () => {
  test.each([
    ['asking.deceives', 'block'],
    ['asking.quotaPerHousehold', 'block'],
    ['asking.prechecked', 'warn'],
    ['asking.ranksHouseholds', 'warn'],
  ])('%s: %s', (field, outcome) => {
    const finding = findingOf('F6', factsWith({ [field]: true }));
    expect(finding).toMatchObject({ outcome, fields: [field], softened: outcome === 'warn' });
    expect(finding?.mark).toBe(outcome === 'warn' ? 'I' : 'V1');
  });

  test('says all at once, by what is certain', () => {
    const finding = findingOf('F6', factsWith({ 'asking.ranksHouseholds': true, 'asking.quotaPerHousehold': true }));
    expect(finding).toMatchObject({
      outcome: 'block',
      mark: 'V1',
      fields: ['asking.quotaPerHousehold', 'asking.ranksHouseholds'],
      message: { zh: '按户规定捐赠数额；按户排名' },
    });
    expect(articlesOf(finding)).toEqual([
      '《慈善法》（2023）第三十一条',
      '《慈善法》（2023）第三十二条',
      '《慈善法》（2023）第一百一十一条',
    ]);
    expect(articlesOf(findingOf('F6', factsWith({}), IN_2023))).toEqual([
      '《慈善法》（2016）第三十一条',
      '《慈善法》（2016）第三十二条',
    ]);
  });
});

describe('F7 and F8, what a gift is not', () => {
  test('F7 is no way to advertise tobacco', () => {
    const finding = findingOf('F7', factsWith({ 'asking.advertisesTobacco': true }));
    expect(finding).toMatchObject({ outcome: 'block', fields: ['asking.advertisesTobacco'] });
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第四十条第二款']);
    expect(articlesOf(findingOf('F7', factsWith({}), IN_2023))).toEqual(['《慈善法》（2016）第四十条第二款']);
  });

  test('F8 says where gifts are taken that they cannot be revoked at will', () => {
    const finding = findingOf('F8', factsWith({}));
    expect(finding?.outcome).toBe('pass');
    expect(finding?.message.zh).toContain('不能任意撤销');
    expect(articlesOf(finding)).toEqual(['《民法典》第六百五十八条']);
    expect(verdictOf('F8', { 'surface.takesPayment': false })).toBeNull();
    expect(verdictOf('F8', { surface: undefined })).toBeNull();
    expect(verdictOf('F8', {}, '2020-12-31T12:00:00+08:00')).toBeNull();
    expect(verdictOf('F8', {}, NOON)).toBe('pass');
  });
});
