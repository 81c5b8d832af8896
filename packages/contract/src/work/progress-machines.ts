// What happens on the ground, told while it happens: progress with photographs, visits that the law asks of the charity
// (慈善组织公开募捐管理办法 art. 18), and what the residents say of it at the end.

import { WITHDRAWN } from './end-states.ts';
import type { Machine } from './machine.ts';

/** Progress of a project. What is published stays; a correction says what was wrong. */
export const UPDATES = {
  zh: '项目进展',
  en: 'Updates',
  of: 'project',
  opens: { to: 'draft', roles: ['partner-editor', 'finance'] },
  states: {
    draft: { zh: '待发布', en: 'To be published', waitsFor: ['finance', 'approver'] },
    published: { zh: '已发布', en: 'Published', waitsFor: [] },
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
    publish: {
      zh: '发布',
      en: 'Publish',
      from: ['draft'],
      to: ['published'],
      roles: ['finance', 'approver'],
      notBy: ['open', 'edit'],
    },
    correct: {
      zh: '更正',
      en: 'Correct',
      from: ['published'],
      to: ['published'],
      roles: ['finance', 'approver'],
      notBy: [],
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['draft'],
      to: ['withdrawn'],
      roles: ['partner-editor', 'finance'],
      notBy: [],
    },
  },
} as const satisfies Machine;

/** A visit of the charity, of a federation or of an auditor to the place where the money is used. */
export const VISITS = {
  zh: '走访监督',
  en: 'Supervision visits',
  of: 'project',
  opens: { to: 'recorded', roles: ['finance', 'approver', 'reviewer', 'auditor'] },
  states: { recorded: { zh: '已记录', en: 'Recorded', waitsFor: [] } },
  steps: {
    correct: {
      zh: '更正',
      en: 'Correct',
      from: ['recorded'],
      to: ['recorded'],
      roles: ['finance', 'approver', 'reviewer', 'auditor'],
      notBy: [],
    },
  },
} as const satisfies Machine;

/** What the residents say of the finished work, counted by one and confirmed by the village's supervisor. */
export const ACCEPTANCES = {
  zh: '村民验收',
  en: 'Residents’ acceptance',
  of: 'project',
  opens: { to: 'counted', roles: ['partner-editor', 'finance'] },
  states: {
    counted: { zh: '待监督委员确认', en: 'To be confirmed by the supervisor', waitsFor: ['supervisor'] },
    confirmed: { zh: '已确认', en: 'Confirmed', waitsFor: [] },
    withdrawn: WITHDRAWN,
  },
  steps: {
    edit: {
      zh: '修改',
      en: 'Edit',
      from: ['counted'],
      to: ['counted'],
      roles: ['partner-editor', 'finance'],
      notBy: [],
    },
    confirm: {
      zh: '确认',
      en: 'Confirm',
      from: ['counted'],
      to: ['confirmed'],
      roles: ['supervisor'],
      notBy: ['open', 'edit'],
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['counted'],
      to: ['withdrawn'],
      roles: ['partner-editor', 'finance'],
      notBy: [],
    },
  },
} as const satisfies Machine;
