import { expect, test } from 'vitest';
import { complianceEn } from './messages/compliance-en.ts';
import { complianceZhCn } from './messages/compliance-zh-cn.ts';
import { complianceZhHant } from './messages/compliance-zh-hant.ts';
import { disclosureEn } from './messages/disclosure-en.ts';
import { disclosureZhCn } from './messages/disclosure-zh-cn.ts';
import { disclosureZhHant } from './messages/disclosure-zh-hant.ts';
import { donorsEn } from './messages/donors-en.ts';
import { donorsZhCn } from './messages/donors-zh-cn.ts';
import { donorsZhHant } from './messages/donors-zh-hant.ts';
import { en } from './messages/en.ts';
import { giftEn } from './messages/gift-en.ts';
import { giftZhCn } from './messages/gift-zh-cn.ts';
import { giftZhHant } from './messages/gift-zh-hant.ts';
import { listEn } from './messages/list-en.ts';
import { listZhCn } from './messages/list-zh-cn.ts';
import { listZhHant } from './messages/list-zh-hant.ts';
import { outcomeEn } from './messages/outcome-en.ts';
import { outcomeZhCn } from './messages/outcome-zh-cn.ts';
import { outcomeZhHant } from './messages/outcome-zh-hant.ts';
import { posterEn } from './messages/poster-en.ts';
import { posterZhCn } from './messages/poster-zh-cn.ts';
import { posterZhHant } from './messages/poster-zh-hant.ts';
import { projectsEn } from './messages/projects-en.ts';
import { projectsZhCn } from './messages/projects-zh-cn.ts';
import { projectsZhHant } from './messages/projects-zh-hant.ts';
import { proofEn } from './messages/proof-en.ts';
import { proofZhCn } from './messages/proof-zh-cn.ts';
import { proofZhHant } from './messages/proof-zh-hant.ts';
import { receiptEn } from './messages/receipt-en.ts';
import { receiptZhCn } from './messages/receipt-zh-cn.ts';
import { receiptZhHant } from './messages/receipt-zh-hant.ts';
import { zhCn } from './messages/zh-cn.ts';
import { zhHant } from './messages/zh-hant.ts';

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
  proofZhCn,
  listZhCn,
  projectsZhCn,
  disclosureZhCn,
  donorsZhCn,
  receiptZhCn,
  posterZhCn,
].flatMap(sentences);
const TRADITIONAL = [
  zhHant,
  giftZhHant,
  outcomeZhHant,
  complianceZhHant,
  proofZhHant,
  listZhHant,
  projectsZhHant,
  disclosureZhHant,
  donorsZhHant,
  receiptZhHant,
  posterZhHant,
].flatMap(sentences);
const ENGLISH = [
  en,
  giftEn,
  outcomeEn,
  complianceEn,
  proofEn,
  listEn,
  projectsEn,
  disclosureEn,
  donorsEn,
  receiptEn,
  posterEn,
].flatMap(sentences);

/** The characters that Taiwan and Hong Kong have written since 1984: Big5 has none that only the simplification made. */
function traditionalCharacters(): Set<string> {
  const decoder = new TextDecoder('big5');
  const trails = [...Array(0x7f - 0x40).keys()]
    .map((at) => at + 0x40)
    .concat([...Array(0xff - 0xa1).keys()].map((at) => at + 0xa1));
  const leads = [...Array(0xfa - 0xa4).keys()].map((at) => at + 0xa4);
  return new Set(leads.flatMap((lead) => trails.map((trail) => decoder.decode(Uint8Array.of(lead, trail)))));
}

test('every sentence exists in all languages', () => {
  expect(ENGLISH).toHaveLength(CHINESE.length);
  expect(TRADITIONAL).toHaveLength(CHINESE.length);
  expect([...CHINESE, ...TRADITIONAL, ...ENGLISH].filter((sentence) => sentence.trim() === '')).toEqual([]);
});

test('English is English', () => {
  expect(ENGLISH.filter((sentence) => /[\u3000-\u9fff]/.test(sentence.replaceAll(/[甲乙]/g, '')))).toEqual([]);
});

test('Traditional Chinese is written in its own characters', () => {
  const known = traditionalCharacters();
  expect(known.has('捐') && known.has('贈')).toBe(true);
  expect(known.has('赠')).toBe(false);
  const others = TRADITIONAL.flatMap((sentence) =>
    [...sentence.matchAll(/\p{Script=Han}/gu)].map(([character]) => character),
  );
  expect(others.filter((character) => !known.has(character))).toEqual([]);
});

test('no one is told to promise, and no one is shouted at', () => {
  expect([...CHINESE, ...TRADITIONAL, ...ENGLISH].filter((sentence) => /认捐|認捐|[!！]/.test(sentence))).toEqual([]);
});
