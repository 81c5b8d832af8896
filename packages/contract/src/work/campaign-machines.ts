// A campaign of a charity's certificate before the public sees it: drafted, reviewed level by level, filed with the
// registrar (Measures on Public Fundraising arts. 10 and 11), published, ended.

import { REJECTED, WITHDRAWN } from './end-states.ts';
import type { Machine } from './machine.ts';

/** One filed plan on its way from a draft to its end. */
export const CAMPAIGN_PLANS = {
  zh: '募捐方案',
  en: 'Campaign plans',
  of: 'federation',
  opens: { to: 'draft', roles: ['finance'] },
  states: {
    draft: { zh: '起草中', en: 'Draft', waitsFor: ['finance'] },
    'in-review': { zh: '审核中', en: 'In review', waitsFor: ['reviewer'] },
    approved: { zh: '审核通过，待备案', en: 'Approved, to be filed', waitsFor: ['finance'] },
    filed: { zh: '已备案，待发布', en: 'Filed', waitsFor: ['approver'] },
    published: { zh: '已发布', en: 'Published', waitsFor: [] },
    ended: { zh: '已结束', en: 'Ended', waitsFor: [] },
    withdrawn: WITHDRAWN,
    rejected: REJECTED,
  },
  steps: {
    edit: { zh: '修改', en: 'Edit', from: ['draft'], to: ['draft'], roles: ['finance'], notBy: [] },
    submit: {
      zh: '提交审核',
      en: 'Submit',
      from: ['draft'],
      to: ['in-review', 'approved'],
      roles: ['finance'],
      notBy: [],
    },
    recall: {
      zh: '收回修改',
      en: 'Take back for changes',
      from: ['in-review', 'approved'],
      to: ['draft'],
      roles: ['finance'],
      notBy: [],
    },
    sign: {
      zh: '审核签字',
      en: 'Sign',
      from: ['in-review'],
      to: ['in-review', 'approved'],
      roles: ['reviewer'],
      notBy: ['open', 'edit', 'sign'],
    },
    return: {
      zh: '退回修改',
      en: 'Send back',
      from: ['in-review', 'approved'],
      to: ['draft'],
      roles: ['reviewer', 'approver'],
      notBy: [],
    },
    reject: {
      zh: '不予通过',
      en: 'Reject',
      from: ['in-review', 'approved'],
      to: ['rejected'],
      roles: ['reviewer', 'approver'],
      notBy: ['open', 'edit'],
    },
    file: { zh: '登记备案', en: 'Record the filing', from: ['approved'], to: ['filed'], roles: ['finance'], notBy: [] },
    publish: {
      zh: '发布',
      en: 'Publish',
      from: ['filed'],
      to: ['published'],
      roles: ['approver'],
      notBy: ['open', 'edit', 'sign', 'file'],
    },
    end: {
      zh: '结束',
      en: 'End',
      from: ['published'],
      to: ['ended'],
      roles: ['finance', 'approver'],
      notBy: [],
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['draft', 'in-review', 'approved', 'filed'],
      to: ['withdrawn'],
      roles: ['finance'],
      notBy: [],
    },
  },
} as const satisfies Machine;
