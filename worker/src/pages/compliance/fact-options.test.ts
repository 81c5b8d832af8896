// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { messagesFor } from '../messages/messages-for.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { samplePage } from '../testing/sample-card.ts';
import { sampleFinding } from '../testing/sample-compliance.ts';
import { complianceFinding } from './compliance-finding.ts';

/** Grades are called so, and who vouches stands beside every fact. */
const SAID_AS_FILED: readonly string[] = ['assessmentGrade', 'by', 'pack'];

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
    { ...by, field: 'organisation.certificate.status', value: 'constructor' },
  ];
  const page = await parsePage(complianceFinding(sampleFinding({ evidence }), samplePage()));
  expect(textOf(page, 'dl')).toContain('证书状态：有效');
  expect(textOf(page, 'dl')).toContain('证书状态：valid');
  expect(textOf(page, 'dl')).toContain('证书状态：constructor');
});

test('every fact that is one of a few words has them', () => {
  const table = readFileSync(resolve(import.meta.dirname, '../../../../packages/rules/FACTS.md'), 'utf8');
  const rows = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const few = rows.flatMap(([, field = '', , , expected = '']) => {
    const [, listed] = /^one of ([^;]*?)(?:, or null.*)?$/.exec(expected) ?? [];
    const end = /([A-Za-z]+)[^A-Za-z]*$/.exec(field)?.[1] ?? '';
    return listed === undefined || SAID_AS_FILED.includes(end) ? [] : listed.split(', ').map((value) => [end, value]);
  });
  expect(few.length).toBeGreaterThan(60);
  const { options } = messagesFor('zh-CN').check;
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = options;
  expect(few.filter(([end = '', value = '']) => words[end]?.[value] === undefined)).toEqual([]);
});
