import { expect, test } from 'vitest';
import { messagesFor } from '../messages/messages-for.ts';
import { accountWords } from './account-words.ts';

test('puts known accounts into words', () => {
  const words = messagesFor('zh-CN');
  expect(accountWords('A:Clearing:stripe', words)).toBe('支付机构待结算款');
  expect(accountWords('A:Clearing:abcdefghijklmnop', words)).toBe('指定平台待结算款');
  expect(accountWords('F:Restricted:abcdefghijklmnop', words)).toBe('本项目专款');
  expect(accountWords('F:Unrestricted', words)).toBe('慈善组织自有资金');
  expect(accountWords('A:Bank', words)).toBe('银行存款');
  expect(accountWords('A:Advance:partner:project', words)).toBe('已拨付未核销');
  expect(accountWords('L:PartnerPayable:partner:project', words)).toBe('应付合作方');
  expect(accountWords('F:MgmtPool:project', words)).toBe('管理费用');
});

test('shows an account that has no words as it is', () => {
  expect(accountWords('X:New:thing', messagesFor('en'))).toBe('Other account X:New:thing');
});
