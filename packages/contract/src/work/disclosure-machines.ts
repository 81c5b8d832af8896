// What a charity owes the public, from the first draft to the address of its entry on the statutory platform.

import { WITHDRAWN } from './end-states.ts';
import type { Machine } from './machine.ts';

/**
 * A disclosure is written by one and published by another. Published here it is a copy; the duty is met once its entry on
 * 慈善中国 is registered, with address and date (Charity Law 2023 art. 75). A correction is a disclosure of its own (慈善组织信息公开办法
 * art. 16).
 */
export const DISCLOSURES = {
  zh: '信息公开',
  en: 'Disclosures',
  of: 'project',
  opens: { to: 'draft', roles: ['finance'] },
  states: {
    draft: { zh: '起草中', en: 'Being written', waitsFor: ['finance'] },
    'in-review': { zh: '待复核', en: 'To be reviewed', waitsFor: ['approver'] },
    published: { zh: '已公开，待登记慈善中国', en: 'Published, to be entered on Charity China', waitsFor: ['finance'] },
    registered: { zh: '已登记慈善中国', en: 'Entered on Charity China', waitsFor: [] },
    withdrawn: WITHDRAWN,
  },
  steps: {
    edit: { zh: '修改', en: 'Edit', from: ['draft'], to: ['draft'], roles: ['finance'], notBy: [] },
    submit: { zh: '送复核', en: 'Send to review', from: ['draft'], to: ['in-review'], roles: ['finance'], notBy: [] },
    return: { zh: '退回', en: 'Return', from: ['in-review'], to: ['draft'], roles: ['approver'], notBy: [] },
    publish: {
      zh: '公开',
      en: 'Publish',
      from: ['in-review'],
      to: ['published'],
      roles: ['approver'],
      notBy: ['open', 'edit', 'revise', 'submit'],
    },
    register: {
      zh: '登记慈善中国条目',
      en: 'Register the entry on Charity China',
      from: ['published', 'registered'],
      to: ['registered'],
      roles: ['finance'],
      notBy: [],
    },
    revise: {
      zh: '更正',
      en: 'Correct',
      from: ['published', 'registered'],
      to: ['draft'],
      roles: ['finance'],
      notBy: [],
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['draft', 'in-review'],
      to: ['withdrawn'],
      roles: ['finance'],
      notBy: [],
    },
  },
} as const satisfies Machine;
