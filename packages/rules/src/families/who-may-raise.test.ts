import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, lawfulFacts } from '../testing/lawful-facts.ts';

const IN_2023 = '2023-06-01T12:00:00+08:00';
const LAST_OF_2016 = '2024-09-04T12:00:00+08:00';
const FIRST_OF_2023 = '2024-09-05T12:00:00+08:00';

describe('A1 asks for a certificate', () => {
  test('and takes a valid one', () => {
    expect(findingOf('A1', lawfulFacts())).toMatchObject({ outcome: 'pass', fields: [], fix: null });
    expect(articlesOf(findingOf('A1', lawfulFacts()))).toEqual([
      '《慈善法》（2023）第二十二条',
      '《慈善组织公开募捐管理办法》第三条',
    ]);
  });

  test('by the law of the day', () => {
    const facts = factsWith({ 'organisation.certificate.issuedOn': '2020-01-01' });
    expect(articlesOf(findingOf('A1', facts, LAST_OF_2016))[0]).toBe('《慈善法》（2016）第二十二条');
    expect(articlesOf(findingOf('A1', facts, FIRST_OF_2023))[0]).toBe('《慈善法》（2023）第二十二条');
  });

  test.each(['none', 'suspended'])('and blocks one that is %s', (status) => {
    expect(findingOf('A1', factsWith({ 'organisation.certificate.status': status }))).toMatchObject({
      outcome: 'block',
      fields: ['organisation.certificate.status'],
      message: { zh: '没有有效的公开募捐资格证书，不能公开募捐' },
    });
  });

  test.each([
    ['2026-11-22', 'block'],
    ['2026-11-23', 'pass'],
  ])('and takes one revoked on %s on 2026-11-22: %s', (revokedOn, outcome) => {
    const facts = factsWith({
      'organisation.certificate.status': 'revoked',
      'organisation.certificate.revokedOn': revokedOn,
    });
    expect(findingOf('A1', facts)?.outcome).toBe(outcome);
  });

  test('and blocks a revoked one whose day nobody told, and names it', () => {
    const facts = factsWith({
      'organisation.certificate.status': 'revoked',
      'organisation.certificate.revokedOn': undefined,
    });
    expect(findingOf('A1', facts)).toMatchObject({
      outcome: 'block',
      fields: ['organisation.certificate.status', 'organisation.certificate.revokedOn'],
    });
  });

  test('and blocks a suspended one although a later revocation was told', () => {
    const facts = factsWith({
      'organisation.certificate.status': 'suspended',
      'organisation.certificate.revokedOn': '2030-01-01',
    });
    expect(findingOf('A1', facts)?.outcome).toBe('block');
  });

  test.each([
    ['2026-11-22', 'pass'],
    ['2026-11-23', 'block'],
  ])('issued on %s: %s on 2026-11-22', (issuedOn, outcome) => {
    const finding = findingOf('A1', factsWith({ 'organisation.certificate.issuedOn': issuedOn }));
    expect(finding?.outcome).toBe(outcome);
    if (outcome === 'pass') return;
    expect(finding?.fields).toEqual(['organisation.certificate.issuedOn']);
    expect(finding?.message.zh).toBe('当日尚未取得公开募捐资格证书');
  });

  test('and says nothing of an appeal to members, but does where nobody told whom is asked', () => {
    expect(findingOf('A1', factsWith({ 'campaign.mode': 'targeted' }))).toBeUndefined();
    expect(findingOf('A1', factsWith({ 'campaign.mode': undefined }))?.outcome).toBe('pass');
  });
});

describe('A5 lets a statutory fundraiser off the wait, not off the certificate', () => {
  const ofRedCross = (status: string) =>
    factsWith({ 'organisation.kind': 'statutory', 'organisation.certificate.status': status });

  test('and is about nobody else', () => {
    expect(findingOf('A5', lawfulFacts())).toBeUndefined();
  });

  test('and passes with one', () => {
    expect(findingOf('A5', ofRedCross('valid'))?.outcome).toBe('pass');
    expect(articlesOf(findingOf('A5', ofRedCross('valid')))).toEqual([
      '《慈善法》（2023）第二十二条第二款',
      '《红十字会法》第十九条',
    ]);
  });

  test('and blocks without one', () => {
    expect(findingOf('A5', ofRedCross('none'))).toMatchObject({
      outcome: 'block',
      message: { zh: '法定公募组织也须由民政部门发给证书' },
      fields: ['organisation.certificate.status'],
    });
  });
});

describe('A10 checks the credit code', () => {
  test('and takes one whose kind is the one registered', () => {
    expect(findingOf('A10', lawfulFacts())).toMatchObject({ outcome: 'pass', message: { zh: '代码有效，基金会' } });
    expect(articlesOf(findingOf('A10', lawfulFacts()))).toEqual([
      '《法人和其他组织统一社会信用代码编码规则（GB 32100—2015）》',
    ]);
  });

  test('and blocks one with a wrong character', () => {
    expect(findingOf('A10', factsWith({ 'organisation.uscc': '53110000MJ01234567' }))).toMatchObject({
      outcome: 'block',
      message: { zh: '统一社会信用代码校验不通过' },
      fields: ['organisation.uscc'],
    });
  });

  test('and warns where another kind was told', () => {
    expect(findingOf('A10', factsWith({ 'organisation.kind': 'association' }))).toMatchObject({
      outcome: 'warn',
      fields: ['organisation.kind'],
    });
  });

  test.each([['statutory'], ['other'], [undefined]])('and has nothing to compare with %s', (kind) => {
    expect(findingOf('A10', factsWith({ 'organisation.kind': kind }))?.outcome).toBe('pass');
  });
});

describe('A11 keeps one person’s appeal out of public fundraising', () => {
  const forOne = factsWith({ 'campaign.beneficiary': 'named-person' });

  test('and passes a class of people', () => {
    expect(findingOf('A11', lawfulFacts())?.outcome).toBe('pass');
  });

  test('and blocks a named person', () => {
    expect(findingOf('A11', forOne)).toMatchObject({ outcome: 'block', fields: ['campaign.beneficiary'] });
    expect(articlesOf(findingOf('A11', forOne))).toEqual([
      '《慈善法》（2023）第一百二十四条',
      '《个人求助网络服务平台管理办法》第二条',
      '《个人求助网络服务平台管理办法》第四条',
    ]);
  });

  test('and only warned before 2024-09-05', () => {
    expect(findingOf('A11', forOne, LAST_OF_2016)).toMatchObject({ outcome: 'warn', softened: false });
    expect(articlesOf(findingOf('A11', forOne, LAST_OF_2016))).toEqual(['《公开募捐平台服务管理办法（2016）》']);
    expect(findingOf('A11', forOne, FIRST_OF_2023)?.outcome).toBe('block');
  });

  test.each([
    [true, false, 'warn'],
    [true, undefined, 'warn'],
    [true, true, 'pass'],
    [false, false, 'pass'],
  ])('links to one: %s, with the notice: %s gives %s', (links, shows, outcome) => {
    const finding = findingOf(
      'A11',
      factsWith({ 'surface.linksPersonalHelp': links, 'surface.showsPersonalHelpNotice': shows }),
    );
    expect(finding?.outcome).toBe(outcome);
    expect(finding?.fields).toEqual(outcome === 'warn' ? ['surface.showsPersonalHelpNotice'] : []);
  });
});

describe('A12 keeps mutual aid inside its community', () => {
  const mutualAid = (changes: Record<string, unknown>) =>
    factsWith({ 'campaign.mode': 'mutual-aid', donations: [], ...changes });

  test('and is about nothing else', () => {
    expect(findingOf('A12', lawfulFacts())).toBeUndefined();
  });

  test('and passes what only members see', () => {
    expect(findingOf('A12', mutualAid({ 'campaign.audience': 'closed' }))?.outcome).toBe('pass');
  });

  test('and blocks what the public sees, because cn switches our reading on, and lets disclosure be', () => {
    const finding = findingOf('A12', mutualAid({}));
    expect(finding).toMatchObject({ outcome: 'block', softened: false, mark: 'I', fields: ['campaign.audience'] });
    expect(finding?.moments).toEqual(['publish', 'render', 'pay']);
    expect(finding?.fix?.zh).toContain('公示继续');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第一百二十二条']);
    expect(articlesOf(findingOf('A12', mutualAid({}), IN_2023))).toEqual(['《慈善法》（2016）第一百一十条']);
  });

  test.each([
    ['issued', 'warn'],
    ['none', 'pass'],
  ])('and a donation receipt that is %s: %s', (receipt, outcome) => {
    const finding = findingOf('A12', mutualAid({ 'campaign.audience': 'closed', donations: [{ receipt }] }));
    expect(finding?.outcome).toBe(outcome);
    expect(finding?.fields).toEqual(outcome === 'warn' ? ['donations'] : []);
  });

  test('and says both at once', () => {
    const finding = findingOf('A12', mutualAid({ donations: [{ receipt: 'none' }, { receipt: 'issued' }] }));
    expect(finding).toMatchObject({ outcome: 'block', fields: ['campaign.audience', 'donations'] });
  });

  test('and passes without knowing the donations', () => {
    expect(findingOf('A12', mutualAid({ 'campaign.audience': 'closed', donations: undefined }))?.outcome).toBe('pass');
  });
});

describe('A13 lets a registered body raise', () => {
  test.each([
    ['registered', 'pass'],
    ['filed', 'block'],
    ['none', 'block'],
  ])('%s: %s', (registration, outcome) => {
    const finding = findingOf('A13', factsWith({ 'organisation.registration': registration }));
    expect(finding).toMatchObject({ outcome, fields: outcome === 'pass' ? [] : ['organisation.registration'] });
    expect(finding?.message.zh).toBe(outcome === 'pass' ? '已依法登记' : '募捐主体没有依法登记，不具有法人资格');
    expect(articlesOf(finding)).toEqual(['《民政部关于大力培育发展社区社会组织的意见（民发〔2017〕191号）》']);
  });
});
