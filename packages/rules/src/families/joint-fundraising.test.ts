import { describe, expect, test } from 'vitest';
import { campaignFrom, entry, noon } from '../testing/disclosed-facts.ts';
import { articlesOf, dutiesOf, factsWith, findingOf, lawfulFacts } from '../testing/lawful-facts.ts';

/** The lawful facts with their one partner changed. */
const partnerWith = (change: object, more: object = {}) =>
  factsWith({ 'campaign.partners': lawfulFacts().campaign.partners.map((each) => ({ ...each, ...change })), ...more });

describe('C4 a partner', () => {
  test('that asks by itself blocks', () => {
    const finding = findingOf('C4', partnerWith({ solicits: true }));
    expect(finding).toMatchObject({
      outcome: 'block',
      mark: 'V1',
      fields: ['campaign.partners[0].solicits'],
      moments: ['publish', 'render', 'pay'],
      message: { zh: '合作方自行募捐' },
    });
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第二十六条', '《慈善组织公开募捐管理办法》第十八条第一款']);
    expect(findingOf('C4', partnerWith({ solicits: undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: ['campaign.partners[0].solicits'],
    });
  });

  test('that is the payee blocks', () => {
    expect(findingOf('C4', factsWith({ 'payee.name': ' 示例社区居民委员会 ' }))).toMatchObject({
      outcome: 'block',
      fields: ['payee.name'],
      message: { zh: '收款方是合作方' },
    });
    expect(findingOf('C4', partnerWith({ name: undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: ['payee.name'],
    });
  });

  test('is judged by the law of the day, and before 2024-09-05 by none', () => {
    expect(findingOf('C4', partnerWith({ solicits: true }), noon('2024-09-04'))).toBeUndefined();
    expect(findingOf('C4', partnerWith({ solicits: true }), noon('2024-09-05'))?.outcome).toBe('block');
  });
});

describe('C5 the money', () => {
  test('goes to the charity’s own name', () => {
    const finding = findingOf('C5', factsWith({ 'payee.name': '示例村集体' }));
    expect(finding).toMatchObject({
      outcome: 'block',
      mark: 'V1',
      fields: ['payee.name', 'campaign.plan.bankAccountName'],
      message: { zh: '收款方不是本慈善组织；收款账户与方案中的账户不一致' },
    });
    expect(articlesOf(finding)).toEqual([
      '《慈善法》（2023）第二十六条第二款',
      '《慈善组织公开募捐管理办法》第十八条第四款',
    ]);
    expect(findingOf('C5', factsWith({ 'payee.name': ' 示例幸福慈善基金会 ' }))?.outcome).toBe('pass');
  });

  test('goes to the charity’s own code, where both are told', () => {
    expect(findingOf('C5', factsWith({ 'payee.uscc': '91330100799655058B' }))).toMatchObject({
      outcome: 'block',
      fields: ['payee.name'],
    });
    expect(findingOf('C5', factsWith({ 'payee.uscc': undefined }))?.outcome).toBe('pass');
    expect(findingOf('C5', factsWith({ 'organisation.uscc': undefined }))?.outcome).toBe('pass');
  });

  test('goes to the account in the plan', () => {
    expect(findingOf('C5', factsWith({ 'campaign.plan.bankAccountName': '示例村集体' }))).toMatchObject({
      outcome: 'block',
      fields: ['campaign.plan.bankAccountName'],
      message: { zh: '收款账户与方案中的账户不一致' },
    });
    expect(findingOf('C5', factsWith({ 'payee.accountNumber': '示例银行 6222****0002' }))).toMatchObject({
      outcome: 'block',
      fields: ['campaign.plan.bankAccountName'],
    });
    expect(findingOf('C5', factsWith({ 'payee.accountNumber': ' 示例银行 6222****0001 ' }))?.outcome).toBe('pass');
  });

  test('is held by no partner', () => {
    const field = 'campaign.partners[0].holdsMoney';
    expect(findingOf('C5', partnerWith({ holdsMoney: true }))).toMatchObject({ outcome: 'block', fields: [field] });
    expect(findingOf('C5', partnerWith({ holdsMoney: undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: [field],
    });
    expect(findingOf('C5', factsWith({ 'campaign.partners': undefined }))?.outcome).toBe('pass');
  });

  test('of 2023 is judged by the law of 2023', () => {
    const finding = findingOf('C5', factsWith({ 'payee.name': '示例村集体' }), noon('2023-06-01'));
    expect(finding?.outcome).toBe('block');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2016）第二十六条']);
  });
});

describe('C6 how partners were supervised', () => {
  const ended = (more: object = {}) => campaignFrom('2026-01-15', '2026-05-15', more);

  test('is disclosed within three months of the end', () => {
    const [duty] = dutiesOf('partner-supervision', ended(), noon('2026-06-01'));
    expect(duty).toMatchObject({ dueStrict: '2026-08-15', dueLegal: '2026-08-17', mark: 'V2', status: 'open' });
    expect(findingOf('C6', ended(), noon('2026-07-31'))?.outcome).toBe('pass');
    expect(findingOf('C6', ended(), noon('2026-08-01'))?.message.zh).toBe('即将到期：合作方监督情况公开（2026-08-17）');
    const overdue = findingOf('C6', ended(), noon('2026-08-18'));
    expect(overdue).toMatchObject({
      outcome: 'warn',
      fields: ['disclosures'],
      message: {
        zh: '已逾期：合作方监督情况公开（2026-08-17）',
        en: 'overdue: how partners were supervised (2026-08-17)',
      },
    });
    expect(articlesOf(overdue)).toEqual([
      '《慈善组织信息公开办法》第八条第一款',
      '《慈善组织公开募捐管理办法》第二十一条',
      '《民法典》第二百零二条',
      '《民法典》第二百零三条',
    ]);
  });

  test('is met by its own entry from the last day on', () => {
    const told = (on: string) => ended({ disclosures: [entry('partner-supervision', on)] });
    const statusOf = (on: string) => dutiesOf('partner-supervision', told(on), noon('2026-06-01'))[0]?.status;
    expect([statusOf('2026-05-14'), statusOf('2026-05-15')]).toEqual(['open', 'met']);
  });

  test('is asked for since 2026', () => {
    const due = (end: string) =>
      dutiesOf('partner-supervision', campaignFrom('2025-08-01', end), noon('2025-11-01')).map(
        ({ dueStrict }) => dueStrict,
      );
    expect(due('2025-09-30')).toEqual([]);
    expect(due('2025-10-01')).toEqual(['2026-01-01']);
  });

  test('is asked for where there is a partner, in the plan or at work', () => {
    const none = { 'campaign.partners': [], 'campaign.plan.partners': [] };
    expect(findingOf('C6', ended(none))).toBeUndefined();
    expect(findingOf('C6', ended({ 'campaign.partners': [] }))).toBeDefined();
    expect(findingOf('C6', ended({ 'campaign.plan': undefined }))).toBeDefined();
    expect(findingOf('C6', ended({ ...none, 'campaign.partners': undefined }))).toBeUndefined();
  });

  test('cannot be dated for a campaign that ends before it starts', () => {
    expect(findingOf('C6', campaignFrom('2026-05-15', '2026-05-14'))).toMatchObject({
      outcome: 'unknown',
      fields: ['campaign.endsOn'],
    });
  });
});
