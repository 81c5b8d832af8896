import { describe, expect, test } from 'vitest';
import { articlesOf, dutiesOf, factsWith, findingOf, verdictOf } from '../testing/lawful-facts.ts';

const GIFT = {
  receivedOn: '2026-11-16',
  grossMinor: 10_000,
  receiptMinor: 10_000,
  channelFeeMinor: 60,
  receipt: 'issued',
  rewardMinor: 0,
  askedForAgreement: false,
  hasAgreement: false,
};
const WAITING = { ...GIFT, receipt: 'requested', receiptMinor: null };
const gifts = (...changes: readonly object[]) => ({ donations: changes.map((change) => ({ ...GIFT, ...change })) });
const at = (day: string) => `${day}T12:00:00+08:00`;

describe('F1, a receipt for every gift', () => {
  test.each([
    ['issued', 'pass'],
    ['waived-and-recorded', 'pass'],
    ['requested', 'pass'],
    ['none', 'warn: donations[1].receipt'],
    [undefined, 'unknown: donations[1].receipt'],
  ])('%s: %s', (receipt, verdict) => {
    expect(verdictOf('F1', gifts({}, { receipt, receiptMinor: null }))).toBe(verdict);
  });

  test('is said once, with every gift that lacks it', () => {
    const finding = findingOf('F1', factsWith(gifts({ receipt: 'none' }, {}, { receipt: 'none' })));
    expect(finding?.fields).toEqual(['donations[0].receipt', 'donations[2].receipt']);
    expect(finding?.message.zh).toBe('有捐赠既未开具票据，也没有放弃的记录');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第三十八条', '《公益事业捐赠票据使用管理办法》']);
    expect(articlesOf(findingOf('F1', factsWith({}), at('2024-09-04')))).toEqual(['《慈善法》（2016）第三十八条']);
  });

  test('asks nothing where no gift is told of', () => {
    for (const ruleId of ['F1', 'F1-time', 'F2', 'F3', 'F5']) {
      expect(verdictOf(ruleId, { donations: undefined })).toBeNull();
      expect(verdictOf(ruleId, { donations: [] })).toBe('pass');
    }
  });
});

describe('F1-time, five working days as practice has it', () => {
  test.each([
    ['2026-11-22', 'pass'],
    ['2026-11-23', 'pass'],
    ['2026-11-24', 'warn: donations[0].receivedOn'],
  ])('on %s for a gift of Monday 2026-11-16: %s', (day, verdict) => {
    for (const receipt of ['requested', 'none']) {
      expect(verdictOf('F1-time', gifts({ ...WAITING, receipt }), at(day))).toBe(verdict);
    }
  });

  test('is no matter for a gift that has its receipt or needs none', () => {
    for (const receipt of ['issued', 'waived-and-recorded', undefined]) {
      expect(verdictOf('F1-time', gifts({ receipt, receivedOn: '2026-01-05' }))).toBe('pass');
      expect(dutiesOf('receipts', factsWith(gifts({ receipt })))).toEqual([]);
    }
  });

  test('asks when a gift that waits came in', () => {
    expect(verdictOf('F1-time', gifts({ ...WAITING, receivedOn: undefined }))).toBe('unknown: donations[0].receivedOn');
    expect(dutiesOf('receipts', factsWith(gifts({ ...WAITING, receivedOn: undefined })))).toEqual([]);
  });

  test('is one duty for all that wait, due for the one that waits longest', () => {
    const facts = factsWith(gifts({ ...WAITING, receivedOn: '2026-11-18' }, WAITING, {}));
    expect(dutiesOf('receipts', facts)).toEqual([
      expect.objectContaining({
        rule: 'F1-time',
        dueStrict: '2026-11-23',
        dueLegal: '2026-11-23',
        status: 'open',
        mark: 'H',
        contents: { zh: '2 笔捐赠等待票据', en: 'gifts that wait for a receipt: 2' },
      }),
    ]);
    expect(dutiesOf('receipts', facts, at('2026-11-24'))[0]?.status).toBe('overdue');
  });

  test('never blocks, being practice', () => {
    expect(findingOf('F1-time', factsWith(gifts(WAITING)), at('2026-12-31'))).toMatchObject({
      outcome: 'warn',
      mark: 'H',
    });
    expect(articlesOf(findingOf('F1-time', factsWith({})))).toEqual(['《慈善法》（2023）第三十八条']);
    expect(articlesOf(findingOf('F1-time', factsWith({}), at('2023-06-01')))).toEqual(['《慈善法》（2016）第三十八条']);
  });
});

describe('F2, the whole gift on the receipt', () => {
  test.each([
    [9_940, 'block: donations[0].receiptMinor'],
    [9_999, 'block: donations[0].receiptMinor'],
    [10_000, 'pass'],
    [10_001, 'block: donations[0].receiptMinor'],
    [null, 'block: donations[0].receiptMinor'],
    [undefined, 'unknown: donations[0].receiptMinor'],
  ])('%s of 10000 fen: %s', (receiptMinor, verdict) => {
    expect(verdictOf('F2', gifts({ receiptMinor }))).toBe(verdict);
  });

  test('waits for gross and receipt to be told, and for a receipt to be there', () => {
    expect(verdictOf('F2', gifts({ grossMinor: undefined }))).toBe('unknown: donations[0].receiptMinor');
    expect(verdictOf('F2', gifts({ receipt: undefined }))).toBe('unknown: donations[0].receiptMinor');
    expect(verdictOf('F2', gifts({ receipt: 'requested', receiptMinor: null }))).toBe('pass');
  });

  test('is a rule since 2024-02-01', () => {
    for (const ruleId of ['F2', 'F3']) {
      expect(verdictOf(ruleId, {}, at('2024-01-31'))).toBeNull();
      expect(verdictOf(ruleId, {}, at('2024-02-01'))).toBe('pass');
    }
    const finding = findingOf('F2', factsWith(gifts({ receiptMinor: 9_940 })));
    expect(articlesOf(finding)).toEqual(['《公益事业捐赠票据使用管理办法》']);
    expect(finding?.mark).toBe('V2');
    expect(finding?.fix?.zh).toContain('红冲');
  });
});

describe('F3, no receipt for what brings a return', () => {
  test.each([
    [0, 'pass'],
    [1, 'block: donations[0].rewardMinor'],
    [undefined, 'unknown: donations[0].rewardMinor'],
  ])('a return of %s fen: %s', (rewardMinor, verdict) => {
    expect(verdictOf('F3', gifts({ rewardMinor }))).toBe(verdict);
  });

  test('a return without a receipt is no matter of receipts', () => {
    expect(verdictOf('F3', gifts({ ...WAITING, rewardMinor: 5 }))).toBe('pass');
    expect(verdictOf('F3', gifts({ receipt: undefined }))).toBe('unknown: donations[0].rewardMinor');
    expect(articlesOf(findingOf('F3', factsWith({})))).toEqual([
      '《公益事业捐赠票据使用管理办法》第八条',
      '《公益事业捐赠票据使用管理办法》第二十条',
    ]);
  });
});
