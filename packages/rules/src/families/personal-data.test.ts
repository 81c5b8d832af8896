import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, verdictOf } from '../testing/lawful-facts.ts';

const at = (day: string) => `${day}T12:00:00+08:00`;
const ITEM = {
  about: 'donor',
  what: 'name',
  isPublic: true,
  isUnder14: false,
  consent: 'separate',
  passedOn: false,
  impactAssessed: true,
};
const item = (changes: object) => ({ personalData: [{ ...ITEM, ...changes }] });
const CONSENT = 'personalData[0].consent';

describe('G7, nothing without consent', () => {
  test.each([
    [{}, 'pass'],
    [{ consent: 'general' }, 'pass'],
    [{ consent: 'none' }, `block: ${CONSENT}`],
    [{ consent: 'none', isPublic: false }, 'pass'],
    [{ consent: undefined }, `unknown: ${CONSENT}`],
    [{ consent: 'none', isPublic: undefined }, 'unknown: personalData[0].isPublic'],
    [{ consent: 'none', about: undefined }, 'unknown: personalData[0].about'],
    [{ consent: 'none', what: undefined }, 'unknown: personalData[0].what'],
    [{ consent: undefined, isPublic: false }, 'pass'],
  ])('%o: %s', (changes, verdict) => {
    expect(verdictOf('G7', item(changes))).toBe(verdict);
  });

  test.each([
    ['donor', true, true],
    ['settlor', true, true],
    ['volunteer', false, true],
    ['beneficiary', false, true],
  ])('the name of a %s is protected before 2026: %s, since: %s', (about, before, since) => {
    const facts = item({ about, consent: 'none' });
    const verdict = (isProtected: boolean) => (isProtected ? `block: ${CONSENT}` : 'pass');
    expect(verdictOf('G7', facts, at('2024-09-04'))).toBe(verdict(before));
    expect(verdictOf('G7', facts, at('2025-12-31'))).toBe(verdict(before));
    expect(verdictOf('G7', facts, at('2026-01-01'))).toBe(verdict(since));
  });

  test.each(['image', 'health', 'finance', 'identity-number'])(
    '%s was private for everybody before 2026, too',
    (what) => {
      expect(verdictOf('G7', item({ about: 'beneficiary', what, consent: 'none' }), at('2025-12-31'))).toBe(
        `block: ${CONSENT}`,
      );
    },
  );

  test.each([
    ['2024-09-04', ['《慈善法》（2016）第七十六条']],
    ['2025-12-31', ['《慈善法》（2023）第八十二条']],
    ['2026-01-01', ['《慈善法》（2023）第八十二条', '《慈善组织信息公开办法》第二十一条']],
  ])('on %s rests on %j', (day, labels) => {
    expect(articlesOf(findingOf('G7', factsWith({}), at(day)))).toEqual(labels);
  });
});

describe('G8, consent of its own', () => {
  const quiet = { isPublic: false, what: 'name', consent: 'general', impactAssessed: false };

  test.each([
    [quiet, 'pass'],
    [{ ...quiet, consent: 'none' }, 'pass'],
    [{ ...quiet, what: 'identity-number' }, 'pass'],
    [{ ...quiet, what: 'health', impactAssessed: true }, `block: ${CONSENT}`],
    [{ ...quiet, what: 'finance', impactAssessed: true }, `block: ${CONSENT}`],
    [{ ...quiet, passedOn: true, impactAssessed: true }, `block: ${CONSENT}`],
    [{ ...quiet, isPublic: true, impactAssessed: true }, `block: ${CONSENT}`],
    [{ ...quiet, what: 'health', consent: 'separate', impactAssessed: true }, 'pass'],
    [{ ...quiet, what: 'health', consent: 'separate' }, 'block: personalData[0].impactAssessed'],
    [
      { ...quiet, what: 'health', consent: 'separate', impactAssessed: undefined },
      'unknown: personalData[0].impactAssessed',
    ],
    [{ ...quiet, what: 'health' }, `block: ${CONSENT} personalData[0].impactAssessed`],
    [{ isUnder14: true }, `block: ${CONSENT}`],
    [{ isUnder14: true, consent: 'guardian-separate' }, 'pass'],
    [{ isUnder14: true, consent: undefined }, `unknown: ${CONSENT}`],
    [{ isUnder14: undefined }, 'unknown: personalData[0].isUnder14'],
    [{ isUnder14: undefined, consent: 'guardian-separate' }, 'pass'],
    [{ isUnder14: undefined, consent: 'general' }, 'block: personalData[0].isUnder14'],
    [{ ...quiet, passedOn: undefined, impactAssessed: true }, 'unknown: personalData[0].passedOn'],
    [{ ...quiet, isPublic: undefined, impactAssessed: true }, 'unknown: personalData[0].isPublic'],
    [{ ...quiet, what: undefined, impactAssessed: true }, 'unknown: personalData[0].what'],
  ])('%o: %s', (changes, verdict) => {
    expect(verdictOf('G8', item(changes))).toBe(verdict);
  });

  test('asks the guardian of somebody under 14, and says so', () => {
    expect(findingOf('G8', factsWith(item({ isUnder14: true })))?.message.zh).toContain('监护人');
    expect(findingOf('G8', factsWith(item({ consent: 'none' })))?.message.zh).toBe('没有本人的单独同意');
  });

  test('is a rule since 2021-11-01', () => {
    expect(verdictOf('G8', {}, at('2021-10-31'))).toBeNull();
    expect(articlesOf(findingOf('G8', factsWith({}), at('2021-11-01')))).toEqual(
      ['二十三', '二十五', '二十八', '二十九', '三十一', '五十五'].map((article) => `《个人信息保护法》第${article}条`),
    );
  });

  test('says nothing where no data about anybody is told of', () => {
    for (const ruleId of ['G7', 'G8']) {
      expect(verdictOf(ruleId, { personalData: undefined })).toBeNull();
      expect(verdictOf(ruleId, { personalData: [] })).toBe('pass');
    }
  });
});
