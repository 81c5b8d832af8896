import { expect, test } from 'vitest';
import { complianceEn } from './messages/compliance-en.ts';
import { complianceZhCn } from './messages/compliance-zh-cn.ts';
import { en } from './messages/en.ts';
import { giftEn } from './messages/gift-en.ts';
import { giftZhCn } from './messages/gift-zh-cn.ts';
import { outcomeEn } from './messages/outcome-en.ts';
import { outcomeZhCn } from './messages/outcome-zh-cn.ts';
import { zhCn } from './messages/zh-cn.ts';

function sentences(catalog: object): string[] {
  return Object.values(catalog).flatMap((entry: unknown) => {
    if (typeof entry === 'string') return [entry];
    if (typeof entry === 'function') return [`${entry('甲', '乙')}`];
    return sentences(entry as object);
  });
}

const CHINESE = [zhCn, giftZhCn, outcomeZhCn, complianceZhCn].flatMap(sentences);
const ENGLISH = [en, giftEn, outcomeEn, complianceEn].flatMap(sentences);

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
