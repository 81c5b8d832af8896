// Money that goes back to whoever gave it. A lawful gift is not taken back because its giver thinks better of it (Civil Code
// art. 658); the ground is named, one asks, another approves, and a third confirms that it was paid.

import { CANCELLED, REJECTED, WITHDRAWN } from './end-states.ts';
import type { Machine } from './machine.ts';

/** A counted gift that is given back, whole or in part. From its approval on the money is owed to the giver. */
export const REFUNDS = {
  zh: '退款',
  en: 'Refunds',
  of: 'project',
  opens: { to: 'requested', roles: ['finance'] },
  states: {
    requested: { zh: '待审批', en: 'To be approved', waitsFor: ['approver'] },
    approved: { zh: '待退款', en: 'To be paid back', waitsFor: ['finance'] },
    sending: { zh: '支付机构退款中', en: 'With the payment provider', waitsFor: ['finance'] },
    paid: { zh: '已退款', en: 'Paid back', waitsFor: [] },
    rejected: REJECTED,
    withdrawn: WITHDRAWN,
    cancelled: CANCELLED,
  },
  steps: {
    approve: {
      zh: '批准',
      en: 'Approve',
      from: ['requested'],
      to: ['approved'],
      roles: ['approver'],
      notBy: ['open'],
    },
    reject: {
      zh: '不批准',
      en: 'Reject',
      from: ['requested'],
      to: ['rejected'],
      roles: ['approver'],
      notBy: ['open'],
    },
    withdraw: { zh: '撤回', en: 'Withdraw', from: ['requested'], to: ['withdrawn'], roles: ['finance'], notBy: [] },
    pay: {
      zh: '确认银行已退款',
      en: 'Confirm payment from the bank',
      from: ['approved'],
      to: ['paid'],
      roles: ['finance'],
      notBy: ['approve'],
    },
    send: {
      zh: '交支付机构退款',
      en: 'Hand to the payment provider',
      from: ['approved'],
      to: ['sending'],
      roles: ['finance'],
      notBy: ['approve'],
    },
    pursue: {
      zh: '办理并核对结果',
      en: 'Ask the provider',
      from: ['sending'],
      to: ['sending', 'paid', 'approved'],
      roles: ['finance', 'approver'],
      notBy: [],
    },
    cancel: {
      zh: '取消',
      en: 'Cancel',
      from: ['approved'],
      to: ['cancelled'],
      roles: ['approver', 'finance'],
      notBy: [],
    },
  },
} as const satisfies Machine;

/**
 * Money in the bank of which nobody could say whose it is or what for: one proposes, another decides. It becomes a gift of the
 * project that it is proposed for, or goes back to whoever sent it, by a third deed with the bank's papers.
 */
export const UNMATCHED_MONEY = {
  zh: '待查款项',
  en: 'Money to match',
  of: 'project',
  opens: { to: 'proposed', roles: ['finance'] },
  states: {
    proposed: { zh: '待审批', en: 'To be approved', waitsFor: ['approver'] },
    approved: { zh: '待退回汇款人', en: 'To be sent back', waitsFor: ['finance'] },
    decided: { zh: '已处理', en: 'Decided', waitsFor: [] },
    rejected: REJECTED,
    withdrawn: WITHDRAWN,
    cancelled: CANCELLED,
  },
  steps: {
    approve: {
      zh: '批准',
      en: 'Approve',
      from: ['proposed'],
      to: ['decided', 'approved'],
      roles: ['approver'],
      notBy: ['open'],
    },
    reject: { zh: '不批准', en: 'Reject', from: ['proposed'], to: ['rejected'], roles: ['approver'], notBy: ['open'] },
    withdraw: { zh: '撤回', en: 'Withdraw', from: ['proposed'], to: ['withdrawn'], roles: ['finance'], notBy: [] },
    pay: {
      zh: '确认银行已退回',
      en: 'Confirm that the bank sent it back',
      from: ['approved'],
      to: ['decided'],
      roles: ['finance'],
      notBy: ['approve'],
    },
    cancel: {
      zh: '取消',
      en: 'Cancel',
      from: ['approved'],
      to: ['cancelled'],
      roles: ['approver', 'finance'],
      notBy: [],
    },
  },
} as const satisfies Machine;
