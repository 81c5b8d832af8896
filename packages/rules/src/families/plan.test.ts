import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, lawfulFacts } from '../testing/lawful-facts.ts';

const plan = (changes: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [`campaign.plan.${name}`, value]));

const OLD = { 'campaign.filing.submittedOn': '2024-09-04' };
const NEW = { 'campaign.filing.submittedOn': '2024-09-05' };

describe('B1 asks for everything that a plan tells', () => {
  test('and passes a whole one', () => {
    expect(findingOf('B1', lawfulFacts())).toMatchObject({ outcome: 'pass', fields: [] });
    expect(articlesOf(findingOf('B1', lawfulFacts()))).toEqual([
      '《慈善法》（2023）第二十四条',
      '《慈善组织公开募捐管理办法》第十条第一款',
    ]);
  });

  test.each([
    ['purpose', '募捐目的'],
    ['startsOn', '开始时间'],
    ['endsOn', '结束时间'],
    ['area', '地域'],
    ['responsibleName', '活动负责人姓名'],
    ['responsibleOffice', '办公地址'],
    ['donationMethods', '接受捐赠方式'],
    ['bankAccountName', '银行账户名称'],
    ['bankAccountNumber', '银行账号'],
    ['beneficiaries', '受益人'],
    ['use', '募得款物用途'],
    ['fundraisingCostMinor', '募捐成本'],
    ['surplus', '剩余财产的处理'],
    ['expectedMinor', '预期募集款物数额'],
    ['partners', '合作方信息'],
  ])('and blocks one without %s', (name, zh) => {
    expect(findingOf('B1', factsWith(plan({ [name]: undefined })))).toMatchObject({
      outcome: 'block',
      fields: [`campaign.plan.${name}`],
      message: { zh: `募捐方案缺少：${zh}` },
      fix: { zh: `请在方案中补充：${zh}` },
    });
  });

  test('and tells all that is missing at once', () => {
    const finding = findingOf('B1', factsWith(plan({ purpose: undefined, donationMethods: [], use: undefined })));
    expect(finding?.fields).toEqual(['campaign.plan.purpose', 'campaign.plan.donationMethods', 'campaign.plan.use']);
  });

  test('and takes a cost of nothing for a figure', () => {
    expect(findingOf('B1', factsWith(plan({ fundraisingCostMinor: 0 })))?.outcome).toBe('pass');
  });

  test.each([
    [[{ name: '示例社区' }], 'block'],
    [[], 'pass'],
    [undefined, 'pass'],
  ])('and for partners only where there are any: %j gives %s', (partners, outcome) => {
    const facts = factsWith({ 'campaign.partners': partners, ...plan({ partners: [] }) });
    expect(findingOf('B1', facts)?.outcome).toBe(outcome);
  });

  test('and asked neither amount nor partners of a plan filed before 2024-09-05', () => {
    const short = plan({ expectedMinor: undefined, partners: undefined });
    const old = findingOf('B1', factsWith({ ...short, ...OLD }));
    expect(old?.outcome).toBe('pass');
    expect(articlesOf(old)).toEqual(['《慈善法》（2016）第二十四条']);
    expect(findingOf('B1', factsWith({ ...short, ...NEW }))?.fields).toEqual([
      'campaign.plan.expectedMinor',
      'campaign.plan.partners',
    ]);
    expect(findingOf('B1', factsWith({ ...plan({ use: undefined }), ...OLD }))?.outcome).toBe('block');
  });

  test('and knows nothing without a plan', () => {
    expect(findingOf('B1', factsWith({ 'campaign.plan': undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: ['campaign.plan'],
    });
    expect(findingOf('B1', factsWith({ 'campaign.mode': 'targeted' }))).toBeUndefined();
  });
});

describe('B2 asks whether the plan is sound', () => {
  test('and passes a sound one', () => {
    expect(findingOf('B2', lawfulFacts())).toMatchObject({ outcome: 'pass', fields: [] });
    expect(articlesOf(findingOf('B2', lawfulFacts()))).toEqual(['《慈善组织公开募捐管理办法》第十条第二款']);
  });

  test.each(
    [
      ['matchesCharter', false, 'warn'],
      ['responsibleIsFullTimeStaff', false, 'warn'],
      ['expectedIsWithinAbility', false, 'warn'],
      ['useSchedule', undefined, 'warn'],
      ['costBorneByBeneficiaries', true, 'warn'],
      ['bankAccountName', '示例村民委员会', 'block'],
      ['beneficiaryIsNamedPerson', true, 'block'],
      ['howBeneficiariesAreChosen', undefined, 'block'],
      ['surplusTo', 'donors', 'block'],
      ['surplusTo', 'village', 'block'],
      ['surplusTo', 'other', 'block'],
    ].map((row) => row as [string, unknown, string]),
  )('%s %s: %s', (name, value, outcome) => {
    expect(findingOf('B2', factsWith(plan({ [name]: value })))).toMatchObject({
      outcome,
      mark: 'V2',
      fields: [`campaign.plan.${name}`],
    });
  });

  test.each([
    'matchesCharter',
    'responsibleIsFullTimeStaff',
    'expectedIsWithinAbility',
    'costBorneByBeneficiaries',
    'beneficiaryIsNamedPerson',
    'surplusTo',
  ])('does not know without %s', (name) => {
    expect(findingOf('B2', factsWith(plan({ [name]: undefined })))).toMatchObject({
      outcome: 'unknown',
      fields: [`campaign.plan.${name}`],
    });
  });

  test.each([
    ['2029-10-01', 'pass'],
    ['2029-10-02', 'warn'],
  ])('from 2026-10-01 to %s: %s, three years being the bound', (endsOn, outcome) => {
    const finding = findingOf('B2', factsWith(plan({ endsOn })));
    expect(finding?.outcome).toBe(outcome);
    if (outcome === 'pass') return;
    expect(finding).toMatchObject({
      fields: ['campaign.plan.endsOn'],
      message: { zh: '募捐期限超过3年' },
      fix: { zh: '请在 2029-10-01 或之前结束' },
    });
  });

  test.each([
    ['2027-10-01', 'pass'],
    ['2027-10-02', 'warn'],
  ])('in an emergency to %s: %s, one year being the bound', (endsOn, outcome) => {
    const facts = factsWith({ ...plan({ endsOn }), 'campaign.emergency': { filedOn: '2026-10-02' } });
    expect(findingOf('B2', facts)?.outcome).toBe(outcome);
  });

  test.each([
    ['2026-10-01', 'pass'],
    ['2026-09-30', 'block'],
  ])('from 2026-10-01 to %s: %s, because it does not end before it starts', (endsOn, outcome) => {
    const finding = findingOf('B2', factsWith(plan({ endsOn })));
    expect(finding).toMatchObject({ outcome, fields: outcome === 'pass' ? [] : ['campaign.plan.endsOn'] });
  });

  test('lists every part in one finding, of the worst outcome', () => {
    const finding = findingOf(
      'B2',
      factsWith(
        plan({
          endsOn: '2031-01-01',
          bankAccountName: '示例村民委员会',
          matchesCharter: false,
          surplusTo: 'village',
          costBorneByBeneficiaries: undefined,
        }),
      ),
    );
    expect(finding?.outcome).toBe('block');
    expect(finding?.fields).toEqual(
      ['endsOn', 'bankAccountName', 'matchesCharter', 'surplusTo', 'costBorneByBeneficiaries'].map(
        (name) => `campaign.plan.${name}`,
      ),
    );
    expect(finding?.message.zh.split('；')).toHaveLength(5);
    expect(finding?.fix?.en.split('; ')).toHaveLength(5);
  });

  test('leaves missing dates and accounts to B1, and a missing plan', () => {
    const facts = factsWith(plan({ startsOn: undefined, bankAccountName: undefined }));
    expect(findingOf('B2', facts)?.outcome).toBe('pass');
    expect(findingOf('B2', factsWith(plan({ endsOn: undefined })))?.outcome).toBe('pass');
    expect(findingOf('B2', factsWith({ 'campaign.plan': undefined }))).toBeUndefined();
  });

  test('is not asked of a plan filed before 2024-09-05', () => {
    expect(findingOf('B2', factsWith({ ...plan({ surplusTo: 'donors' }), ...OLD }))).toBeUndefined();
    expect(findingOf('B2', factsWith({ ...plan({ surplusTo: 'donors' }), ...NEW }))?.outcome).toBe('block');
  });
});
