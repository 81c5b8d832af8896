import { expect, test } from 'vitest';
import { complianceEn } from './messages/compliance-en.ts';
import { complianceZhCn } from './messages/compliance-zh-cn.ts';
import { disclosureEn } from './messages/disclosure-en.ts';
import { disclosureZhCn } from './messages/disclosure-zh-cn.ts';
import { donorsEn } from './messages/donors-en.ts';
import { donorsZhCn } from './messages/donors-zh-cn.ts';
import { en } from './messages/en.ts';
import { giftEn } from './messages/gift-en.ts';
import { giftZhCn } from './messages/gift-zh-cn.ts';
import { listEn } from './messages/list-en.ts';
import { listZhCn } from './messages/list-zh-cn.ts';
import { outcomeEn } from './messages/outcome-en.ts';
import { outcomeZhCn } from './messages/outcome-zh-cn.ts';
import { posterEn } from './messages/poster-en.ts';
import { posterZhCn } from './messages/poster-zh-cn.ts';
import { projectsEn } from './messages/projects-en.ts';
import { projectsZhCn } from './messages/projects-zh-cn.ts';
import { receiptEn } from './messages/receipt-en.ts';
import { receiptZhCn } from './messages/receipt-zh-cn.ts';
import { zhCn } from './messages/zh-cn.ts';

function sentences(catalog: object): string[] {
  return Object.values(catalog).flatMap((entry: unknown) => {
    if (typeof entry === 'string') return [entry];
    if (typeof entry === 'function') return [`${entry('甲', '乙')}`];
    return sentences(entry as object);
  });
}

const CHINESE = [
  zhCn,
  giftZhCn,
  outcomeZhCn,
  complianceZhCn,
  listZhCn,
  projectsZhCn,
  disclosureZhCn,
  donorsZhCn,
  receiptZhCn,
  posterZhCn,
].flatMap(sentences);
const ENGLISH = [
  en,
  giftEn,
  outcomeEn,
  complianceEn,
  listEn,
  projectsEn,
  disclosureEn,
  donorsEn,
  receiptEn,
  posterEn,
].flatMap(sentences);

test('every sentence exists in both languages', () => {
  expect(ENGLISH).toHaveLength(CHINESE.length);
  expect([...CHINESE, ...ENGLISH].filter((sentence) => sentence.trim() === '')).toEqual([]);
});

test('English is English', () => {
  expect(ENGLISH.filter((sentence) => /[\u3000-\u9fff]/.test(sentence.replaceAll(/[甲乙]/g, '')))).toEqual([]);
});

test('no one is told to promise, and no one is shouted at', () => {
  expect([...CHINESE, ...ENGLISH].filter((sentence) => /认捐|[!！]/.test(sentence))).toEqual([]);
});
