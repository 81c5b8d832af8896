import { expect, test } from 'vitest';
import { holdsPersonalData } from './personal-data.ts';

// Made up: the identity numbers have right check digits and belong to nobody that is known.
test.each([
  '退给13800138000',
  '电话：138 0013 8000（示例）',
  '138-0013-8000',
  '+86 138-0013-8000',
  '8613800138000',
  '008613800138000',
  '１３８００１３８０００',
  'tel13800138000',
  '致电.13800138000。',
  '138\u200B0013\u200B8000',
  '138‑0013‑8000',
  '身份证11010519491231002X',
  '11010519491231002x',
  '110105 19491231 002X',
  '１１０１０５１９４９１２３１００２Ｘ',
  '440524188001010014',
  '卡号6222021234567894',
  '6222 0212 3456 7894',
  '4111 1111 1111 1111',
  '5555-5555-5555-4444',
  '请写信给 zhang.san@example.org',
  'zhang＠example．org',
  '张三@例子.公司',
])('%s leads to a person', (text) => {
  expect(holdsPersonalData(text)).toBe(true);
});

test.each([
  '同一笔捐款重复入账',
  '募捐方案第九条',
  '示例会计师事务所 2026 年度专项审计报告',
  // Unified social credit codes and filing numbers of campaigns, also of digits alone.
  '53100000500018675X',
  '51440319MJL123456X',
  '53100000500018675XA24001',
  '531000005000186751',
  '51440319999999999XA24001',
  '440524188001010014A26001',
  '备案编号 53110000MJ01234567A26002',
  // Amounts and dates.
  '退回 15000000000 元',
  '退回15000000000元',
  '¥15000000000',
  '￥13800138000',
  '人民币 13,800,138,000.00',
  '多记 15000000000.00',
  '共 12 份@3.5 元',
  '2026-11-22 至 2027-03-31',
  '20261122 20270331',
  // Numbers of other lengths, and with a wrong check digit.
  '12800138000',
  '138001380001',
  '流水号 202611221380013800012345',
  '110105194912310021',
  '110105194913310028',
  '6222021234567890',
  '4111 1111 1111 1112',
  '发票号码 26442000000012345678',
  'a@b',
])('%s does not', (text) => {
  expect(holdsPersonalData(text)).toBe(false);
});

test('a long text without any of it takes no time', () => {
  for (const part of ['1', '13', 'a', 'a.', '@a.', '6222 ', '1 - ']) {
    const startMs = performance.now();
    expect(holdsPersonalData(part.repeat(5_000))).toBe(false);
    expect(performance.now() - startMs).toBeLessThan(500);
  }
});
