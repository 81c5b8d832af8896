import { describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { articlesOf, factsWith, findingOf, lawfulFacts, NOON } from '../testing/lawful-facts.ts';

const on = (day: string) => `${day}T12:00:00+08:00`;

describe('A6 asks whose certificate it is', () => {
  test('and takes the charity’s own', () => {
    expect(findingOf('A6', lawfulFacts())?.outcome).toBe('pass');
    expect(articlesOf(findingOf('A6', lawfulFacts()))).toEqual([
      '《慈善组织公开募捐管理办法》第八条',
      '《慈善组织公开募捐管理办法》第二十四条',
    ]);
  });

  test.each([
    ['organisation.certificate.holderName', '示例另一基金会'],
    ['organisation.certificate.holderUscc', '514200005000000154'],
  ])('and blocks where %s is another’s', (field, value) => {
    expect(findingOf('A6', factsWith({ [field]: value }))).toMatchObject({ outcome: 'block', fields: [field] });
  });

  test('and names both', () => {
    const facts = factsWith({ 'organisation.name': '示例村', 'organisation.uscc': '514200005000000154' });
    expect(findingOf('A6', facts)?.fields).toEqual([
      'organisation.certificate.holderName',
      'organisation.certificate.holderUscc',
    ]);
  });

  test('and nothing of whoever has none', () => {
    expect(findingOf('A6', factsWith({ 'organisation.certificate.status': 'none' }))).toBeUndefined();
    expect(findingOf('A6', factsWith({ 'campaign.mode': 'targeted' }))).toBeUndefined();
  });
});

describe('A7 ends raising with a revocation', () => {
  const revoked = (revokedOn: string | null, changes: Record<string, unknown> = {}) =>
    factsWith({
      'organisation.certificate.status': 'revoked',
      'organisation.certificate.revokedOn': revokedOn,
      ...changes,
    });

  test('and passes where there was none', () => {
    expect(findingOf('A7', lawfulFacts())).toMatchObject({ outcome: 'pass', fields: [] });
  });

  test.each([
    ['2026-11-21', 'block'],
    ['2026-11-22', 'block'],
    ['2026-11-23', 'pass'],
  ])('revoked on %s: %s on 2026-11-22', (revokedOn, outcome) => {
    const finding = findingOf('A7', revoked(revokedOn));
    expect(finding?.outcome).toBe(outcome);
    if (outcome === 'pass') return;
    expect(finding?.fields).toEqual(['organisation.certificate.revokedOn']);
    expect(finding?.message.zh).toContain(`${revokedOn} 吊销`);
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第一百一十一条', '《慈善组织公开募捐管理办法》第二十三条']);
  });

  test('and only that: spending and disclosure go on, and their duties stay', () => {
    const [lawful, stopped] = [evaluate(lawfulFacts(), NOON), evaluate(revoked('2026-11-01'), NOON)];
    const finding = stopped.findings.find(({ rule }) => rule === 'A7');
    expect(finding?.moments).toEqual(['publish', 'render', 'pay']);
    expect(finding?.message.zh).toContain('已募款物继续按备案方案使用并公开');
    expect(stopped.duties.map(({ kind }) => kind).toSorted()).toEqual(lawful.duties.map(({ kind }) => kind).toSorted());
    const final = stopped.duties.find(({ kind }) => kind === 'campaign-final');
    expect(final).toMatchObject({ dueStrict: '2027-02-01', status: 'open' });
  });

  test('and did before 2024-09-05, by the law of that day', () => {
    expect(findingOf('A7', revoked('2024-09-04'))?.outcome).toBe('block');
    expect(articlesOf(findingOf('A7', revoked('2024-09-04')))).toEqual(['《慈善法》（2016）第二十二条']);
  });

  test('and is silent where there is no certificate', () => {
    expect(findingOf('A7', revoked(null, { 'organisation.certificate.status': 'none' }))).toBeUndefined();
  });
});

describe('A7-ban bars applying for five years', () => {
  const applying = (revokedOn: string | null | undefined, application: unknown) =>
    factsWith({ 'organisation.certificate.revokedOn': revokedOn, application });

  test.each([
    ['2029-10-01', 'block'],
    ['2029-10-02', 'pass'],
  ])('revoked on 2024-10-01, applied on %s: %s', (appliedOn, outcome) => {
    const finding = findingOf('A7-ban', applying('2024-10-01', { appliedOn }));
    expect(finding?.outcome).toBe(outcome);
    expect(finding?.moments).toEqual(['apply']);
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第一百一十一条', '《慈善组织公开募捐管理办法》第二十三条']);
    if (outcome === 'pass') return;
    expect(finding).toMatchObject({
      fields: ['application.appliedOn'],
      message: { zh: '证书于 2024-10-01 吊销，5年内不得再申请' },
      fix: { zh: '最早可于 2029-10-02 申请' },
    });
  });

  test('and nobody else', () => {
    expect(findingOf('A7-ban', applying('2024-10-01', undefined))).toBeUndefined();
    expect(findingOf('A7-ban', applying(null, { appliedOn: '2026-01-01' }))).toBeUndefined();
    expect(findingOf('A7-ban', applying(undefined, { appliedOn: '2026-01-01' }))).toBeUndefined();
    expect(findingOf('A7-ban', applying('2024-09-04', { appliedOn: '2026-01-01' }))).toBeUndefined();
  });
});

describe('A8 looks at the lists', () => {
  test('and passes whoever is on none', () => {
    expect(findingOf('A8', lawfulFacts())?.outcome).toBe('pass');
    expect(articlesOf(findingOf('A8', lawfulFacts()))).toEqual(['《慈善组织公开募捐管理办法》第二十二条']);
  });

  test.each(['abnormal', 'dishonest'])('and warns of a charity that is listed as %s', (listing) => {
    expect(findingOf('A8', factsWith({ 'organisation.listing': listing }))).toMatchObject({
      outcome: 'warn',
      mark: 'V2',
      fields: ['organisation.listing'],
    });
  });

  test('and warns of each partner that is', () => {
    const partners = [{ listing: 'none' }, { listing: 'abnormal' }, {}, { listing: 'dishonest' }];
    expect(findingOf('A8', factsWith({ 'campaign.partners': partners }))).toMatchObject({
      outcome: 'warn',
      mark: 'H',
      fields: ['campaign.partners[1].listing', 'campaign.partners[3].listing'],
    });
  });

  test('and needs no partners', () => {
    expect(findingOf('A8', factsWith({ 'campaign.partners': undefined }))?.outcome).toBe('pass');
  });
});

describe('A9 ends gifts with the certificate', () => {
  const T20 = factsWith({
    'organisation.certificate.validTo': '2026-05-31',
    'campaign.startsOn': '2026-03-01',
    'campaign.endsOn': '2026-08-31',
  });

  test.each([
    ['2026-05-30', 'pass'],
    ['2026-05-31', 'pass'],
    ['2026-06-01', 'block'],
  ])('T20 certificate to 2026-05-31, asked on %s: %s', (day, outcome) => {
    const finding = findingOf('A9', T20, on(day));
    expect(finding).toMatchObject({ outcome, mark: 'I', softened: false });
    expect(finding?.message.zh).toContain('2026-05-31');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第二十二条']);
  });

  test('T20 the last day ends at midnight in Shanghai', () => {
    expect(findingOf('A9', T20, '2026-05-31T15:59:59Z')?.outcome).toBe('pass');
    expect(findingOf('A9', T20, '2026-05-31T16:00:00Z')?.outcome).toBe('block');
  });

  test('T20 stops gifts, and says that spending and disclosure go on from the actual stop', () => {
    const finding = findingOf('A9', T20, on('2026-06-01'));
    expect(finding?.moments).toEqual(['publish', 'render', 'pay']);
    expect(finding?.fields).toEqual(['organisation.certificate.validTo']);
    expect(finding?.message.zh).toContain('已募款物继续按备案方案使用并公开');
    expect(finding?.fix?.zh).toContain('以 2026-05-31 为结束日');
  });

  test('and takes one that prints no last day', () => {
    expect(findingOf('A9', factsWith({ 'organisation.certificate.validTo': null }))?.outcome).toBe('pass');
  });

  test('by the law of the day', () => {
    const facts = factsWith({ 'organisation.certificate.validTo': '2023-01-01' });
    expect(articlesOf(findingOf('A9', facts, on('2024-09-04')))).toEqual(['《慈善法》（2016）第二十二条']);
  });
});
