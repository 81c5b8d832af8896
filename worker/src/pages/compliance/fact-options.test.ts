// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { messagesFor } from '../messages/messages-for.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { samplePage } from '../testing/sample-card.ts';
import { sampleFinding } from '../testing/sample-compliance.ts';
import { complianceFinding } from './compliance-finding.ts';

test('says the same values of facts in both languages', () => {
  const valuesOf = (lang: 'zh-CN' | 'en') =>
    Object.entries(messagesFor(lang).check.options).map(([field, words]) => [field, Object.keys(words)]);
  expect(valuesOf('en')).toEqual(valuesOf('zh-CN'));
});

test('says a value that is one of a few words in the language of the page, and any other as it was filed', async () => {
  const label = { zh: '证书状态', en: 'Standing' };
  const by = { label, vouchedBy: 'operator', vouchedOn: null, url: null } as const;
  const evidence = [
    { ...by, field: 'organisation.certificate.status', value: 'valid' },
    { ...by, field: 'organisation.name', value: 'valid' },
  ];
  const page = await parsePage(complianceFinding(sampleFinding({ evidence }), samplePage()));
  expect(textOf(page, 'dl')).toContain('证书状态：有效');
  expect(textOf(page, 'dl')).toContain('证书状态：valid');
});
