// Money that was given for one thing and shall be used for another. No step can be left out: givers who have an agreement
// consent and the people around it are told, the charity's council decides, the registrar of the plan files it, and then it
// is published and counts (Charity Law 2023 art. 56; 慈善组织公开募捐管理办法 arts. 12 and 20).

import { REJECTED, WITHDRAWN } from './end-states.ts';
import type { Machine } from './machine.ts';

/** Another use of what a project raised, as a new budget. Until its last step the published one holds. */
export const CHANGES_OF_USE = {
  zh: '用途变更',
  en: 'Changes of use',
  of: 'project',
  opens: { to: 'draft', roles: ['partner-editor', 'finance'] },
  states: {
    draft: { zh: '草稿', en: 'Draft', waitsFor: ['partner-editor', 'finance'] },
    consulted: { zh: '待审批', en: 'To be approved', waitsFor: ['approver'] },
    approved: { zh: '待报民政部门备案', en: 'To be filed', waitsFor: ['finance'] },
    filed: { zh: '待公布生效', en: 'To be published', waitsFor: ['approver'] },
    effective: { zh: '已生效', en: 'In effect', waitsFor: [] },
    rejected: REJECTED,
    withdrawn: WITHDRAWN,
  },
  steps: {
    edit: {
      zh: '修改',
      en: 'Edit',
      from: ['draft'],
      to: ['draft'],
      roles: ['partner-editor', 'finance'],
      notBy: [],
    },
    consult: {
      zh: '登记捐赠人同意和公示情况',
      en: 'Record consents and the notice',
      from: ['draft'],
      to: ['consulted'],
      roles: ['partner-editor', 'finance'],
      notBy: [],
    },
    return: {
      zh: '退回修改',
      en: 'Send back',
      from: ['consulted', 'approved'],
      to: ['draft'],
      roles: ['approver', 'finance'],
      notBy: [],
    },
    approve: {
      zh: '登记理事会决定并批准',
      en: 'Approve, as the council decided',
      from: ['consulted'],
      to: ['approved'],
      roles: ['approver'],
      notBy: ['open', 'edit', 'consult'],
    },
    reject: {
      zh: '不批准',
      en: 'Reject',
      from: ['consulted'],
      to: ['rejected'],
      roles: ['approver'],
      notBy: ['open', 'edit'],
    },
    file: {
      zh: '登记备案',
      en: 'Record the filing',
      from: ['approved'],
      to: ['filed'],
      roles: ['finance'],
      notBy: ['approve'],
    },
    publish: {
      zh: '公布并生效',
      en: 'Publish, and put into effect',
      from: ['filed'],
      to: ['effective'],
      roles: ['approver'],
      notBy: ['open', 'edit', 'consult', 'file'],
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['draft', 'consulted', 'approved', 'filed'],
      to: ['withdrawn'],
      roles: ['partner-editor', 'finance'],
      notBy: [],
    },
  },
} as const satisfies Machine;
