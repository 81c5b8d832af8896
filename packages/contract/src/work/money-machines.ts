// Money on its way out, as the charter of the books wants it: promised, advanced, proved to be spent, given back. Nobody
// approves what they asked for (Charity Law 2023 art. 53; 慈善组织公开募捐管理办法 art. 20).

import { CANCELLED, REJECTED, WITHDRAWN } from './end-states.ts';
import type { Machine } from './machine.ts';

/** Money asked for by a partner, promised from what the fund has left, and paid as an advance. */
export const DISBURSEMENTS = {
  zh: '拨款申请',
  en: 'Disbursements',
  of: 'project',
  opens: { to: 'requested', roles: ['partner-editor', 'finance'] },
  states: {
    requested: { zh: '待审批', en: 'To be approved', waitsFor: ['approver'] },
    approved: { zh: '待付款', en: 'To be paid', waitsFor: ['finance'] },
    paid: { zh: '已付款', en: 'Paid', waitsFor: [] },
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
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['requested'],
      to: ['withdrawn'],
      roles: ['partner-editor', 'finance'],
      notBy: [],
    },
    pay: {
      zh: '确认已付款',
      en: 'Confirm payment',
      from: ['approved'],
      to: ['paid'],
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

/** What a partner says that it spent, signed by the village's supervisor, checked and verified by two of the charity. */
export const SPENDINGS = {
  zh: '支出核销',
  en: 'Spending',
  of: 'project',
  opens: { to: 'submitted', roles: ['partner-editor', 'finance'] },
  states: {
    submitted: { zh: '待监督委员签字', en: 'To be signed by the supervisor', waitsFor: ['supervisor'] },
    signed: { zh: '待财务核对', en: 'To be checked by finance', waitsFor: ['finance'] },
    checked: { zh: '待核准', en: 'To be verified', waitsFor: ['approver'] },
    returned: { zh: '退回补正', en: 'Sent back', waitsFor: ['partner-editor'] },
    verified: { zh: '已核销', en: 'Verified', waitsFor: [] },
    rejected: REJECTED,
    withdrawn: WITHDRAWN,
  },
  steps: {
    sign: {
      zh: '监督签字',
      en: 'Sign',
      from: ['submitted'],
      to: ['signed'],
      roles: ['supervisor'],
      notBy: ['open', 'edit'],
    },
    check: {
      zh: '财务核对',
      en: 'Check',
      from: ['signed'],
      to: ['checked'],
      roles: ['finance'],
      notBy: ['open', 'edit', 'sign'],
    },
    verify: {
      zh: '核准',
      en: 'Verify',
      from: ['checked'],
      to: ['verified'],
      roles: ['approver'],
      notBy: ['open', 'edit', 'sign', 'check'],
    },
    return: {
      zh: '退回补正',
      en: 'Send back',
      from: ['submitted', 'signed', 'checked'],
      to: ['returned'],
      roles: ['supervisor', 'finance', 'approver'],
      notBy: [],
    },
    edit: {
      zh: '补正后重新提交',
      en: 'Mend and submit again',
      from: ['returned', 'submitted'],
      to: ['submitted'],
      roles: ['partner-editor', 'finance'],
      notBy: [],
    },
    reject: {
      zh: '不予核销',
      en: 'Reject',
      from: ['signed', 'checked'],
      to: ['rejected'],
      roles: ['finance', 'approver'],
      notBy: ['open'],
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['submitted', 'returned'],
      to: ['withdrawn'],
      roles: ['partner-editor', 'finance'],
      notBy: [],
    },
  },
} as const satisfies Machine;

// One person writes down what the bank or a decision says, another one confirms it; then it is booked.
function confirmed<Name extends Pick<Machine, 'zh' | 'en'>>(name: Name) {
  return {
    ...name,
    of: 'project',
    opens: { to: 'proposed', roles: ['finance'] },
    states: {
      proposed: { zh: '待确认', en: 'To be confirmed', waitsFor: ['approver'] },
      booked: { zh: '已入账', en: 'Booked', waitsFor: [] },
      rejected: REJECTED,
      withdrawn: WITHDRAWN,
    },
    steps: {
      confirm: {
        zh: '确认入账',
        en: 'Confirm',
        from: ['proposed'],
        to: ['booked'],
        roles: ['approver'],
        notBy: ['open'],
      },
      reject: {
        zh: '不予确认',
        en: 'Reject',
        from: ['proposed'],
        to: ['rejected'],
        roles: ['approver'],
        notBy: ['open'],
      },
      withdraw: {
        zh: '撤回',
        en: 'Withdraw',
        from: ['proposed'],
        to: ['withdrawn'],
        roles: ['finance'],
        notBy: [],
      },
    },
  } as const satisfies Machine;
}

/** What a partner gave back of an advance. */
export const ADVANCE_RETURNS = confirmed({ zh: '退回余款', en: 'Returned advances' });
/** What a partner had paid first and is paid back now. */
export const REIMBURSEMENTS = confirmed({ zh: '垫付报销', en: 'Reimbursements' });
/** A mistake in the books, reversed with a public reason. */
export const CORRECTIONS = confirmed({ zh: '账目更正', en: 'Corrections' });
/** What is left after the end, for a similar project (Charity Law 2023 art. 58). */
export const SURPLUSES = confirmed({ zh: '剩余财产处理', en: 'Surpluses' });
/** What the charity keeps for managing a project: agreed once, taken under that cap, spent with evidence. */
export const MANAGEMENTS = confirmed({ zh: '管理费', en: 'Management costs' });
/** A line of the bank's statement that is no gift: a provider's payout that arrived, or interest. */
export const BANK_ENTRIES = confirmed({ zh: '银行到账', en: 'Bank entries' });
/** An account's books against the balance that a bank or a provider states; what lies between them is named to the fen. */
export const RECONCILIATIONS = confirmed({ zh: '对账', en: 'Reconciliations' });
