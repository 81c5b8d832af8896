import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, verdictOf } from '../testing/lawful-facts.ts';

const at = (day: string) => `${day}T12:00:00+08:00`;

describe('G4, the papers', () => {
  test.each([
    ['2024-10-07', 'block: service.verifiedCertificateOn'],
    ['2024-10-08', 'warn: service.verifiedCertificateOn'],
    ['2025-11-21', 'warn: service.verifiedCertificateOn'],
    ['2025-11-22', 'pass'],
    ['2026-11-22', 'pass'],
    ['2026-11-23', 'block: service.verifiedCertificateOn'],
    [null, 'block: service.verifiedCertificateOn'],
  ])('checked on %s, a certificate of 2024-10-08, asked on 2026-11-22: %s', (checkedOn, verdict) => {
    expect(verdictOf('G4', { 'service.verifiedCertificateOn': checkedOn })).toBe(verdict);
  });

  test('that were checked too long ago warn, because the law does not say how often', () => {
    const finding = findingOf('G4', factsWith({ 'service.verifiedCertificateOn': '2025-01-01' }));
    expect(finding).toMatchObject({ outcome: 'warn', softened: true, mark: 'I' });
    expect(finding?.message.zh).toBe('证照验证已超过12个月');
  });

  test.each([
    ['service.holdsDonations', true],
    ['service.hasAgreement', false],
    ['service.verifiedFilingOn', null],
    ['service.verifiedFilingOn', '2026-11-23'],
  ])('%s as %s blocks', (field, value) => {
    const finding = findingOf('G4', factsWith({ [field]: value }));
    expect(finding).toMatchObject({ outcome: 'block', fields: [field] });
    expect(finding?.mark).toBe(field === 'service.verifiedFilingOn' ? 'V3' : 'V1');
  });

  test('takes a filing that was checked on the day, and does not guess', () => {
    expect(verdictOf('G4', { 'service.verifiedFilingOn': '2026-11-22' })).toBe('pass');
    expect(verdictOf('G4', { 'service.verifiedFilingOn': undefined })).toBe('unknown: service.verifiedFilingOn');
    expect(verdictOf('G4', { 'organisation.certificate.issuedOn': undefined })).toBe('pass');
  });

  test.each([
    ['2024-09-04', '《慈善法》（2016）第二十七条', '《公开募捐平台服务管理办法（2016）》第三条'],
    ['2024-09-05', '《慈善法》（2023）第二十八条', '《公开募捐平台服务管理办法（2016）》第三条'],
    ['2026-04-29', '《慈善法》（2023）第二十八条', '《公开募捐平台服务管理办法（2016）》第三条'],
    ['2026-04-30', '《慈善法》（2023）第二十八条', '《公开募捐平台服务管理办法（2026修订）》'],
  ])('on %s rest on %s and %s, the filing among them from 2026-04-30 on', (day, law, measures) => {
    const facts = {
      'organisation.certificate.issuedOn': '2020-01-01',
      'service.verifiedCertificateOn': day,
      'service.verifiedFilingOn': null,
    };
    const finding = findingOf('G4', factsWith(facts), at(day));
    expect(articlesOf(finding).slice(0, 2)).toEqual([law, measures]);
    expect(finding?.outcome).toBe(day === '2026-04-30' ? 'block' : 'pass');
  });
});

describe('G5, the records', () => {
  test.each([
    [23, 'block'],
    [24, 'pass'],
    [25, 'pass'],
  ])('kept for %i months: %s until the figure of 2026, which is not known, only warns', (months, outcome) => {
    const facts = factsWith({ 'service.recordsKeptMonths': months });
    expect(findingOf('G5', facts, at('2026-04-29'))).toMatchObject({ outcome, mark: 'V1' });
    expect(findingOf('G5', facts, at('2026-04-30'))).toMatchObject({
      outcome: outcome === 'block' ? 'warn' : 'pass',
      mark: '?',
    });
    expect(articlesOf(findingOf('G5', facts, at('2026-04-29')))).toEqual([
      '《公开募捐平台服务管理办法（2016）》第六条',
    ]);
    expect(findingOf('G5', facts)?.fields).toEqual(outcome === 'block' ? ['service.recordsKeptMonths'] : []);
  });
});

describe('G6, conduct as the standard recommends it', () => {
  test.each([
    ['service.reportAnswerWorkingDays', 5, 'pass'],
    ['service.reportAnswerWorkingDays', 6, 'warn'],
    ['service.securityGrade', 4, 'pass'],
    ['service.securityGrade', 3, 'pass'],
    ['service.securityGrade', 2, 'warn'],
    ['service.lastOperationReportOn', '2026-05-21', 'warn'],
    ['service.lastOperationReportOn', '2026-05-22', 'pass'],
    ['service.lastOperationReportOn', '2026-11-22', 'pass'],
    ['service.lastOperationReportOn', '2026-11-23', 'warn'],
    ['service.lastOperationReportOn', null, 'warn'],
    ['service.hasReportButton', false, 'warn'],
    ['service.ranksByPayment', true, 'warn'],
    ['surface.mixesCommerce', true, 'warn'],
    ['surface.mixesCommerce', undefined, 'pass'],
  ])('%s of %s: %s', (field, value, outcome) => {
    expect(verdictOf('G6', { [field]: value })).toBe(outcome === 'pass' ? 'pass' : `warn: ${field}`);
  });

  test('is a standard since 2017-08-01, and no more than recommended', () => {
    expect(verdictOf('G6', {}, at('2017-07-31'))).toBeNull();
    const finding = findingOf('G6', factsWith({}));
    expect(finding?.mark).toBe('V3');
    expect(articlesOf(finding)).toEqual([
      '《慈善组织互联网公开募捐信息平台基本技术规范（MZ/T 087—2017）》',
      '《慈善组织互联网公开募捐信息平台基本管理规范（MZ/T 088—2017）》',
    ]);
  });

  test('asks nothing of a charity that serves itself', () => {
    for (const ruleId of ['G4', 'G5', 'G6']) expect(verdictOf(ruleId, { service: undefined })).toBeNull();
  });
});
