// The life of a micro-project before the public sees it: a need that a village has talked over (一征三议两公开), a review
// that goes up level by level, and a publication. Every signature is of one exact version.

import { REJECTED, WITHDRAWN } from './end-states.ts';
import type { Machine } from './machine.ts';

const WRITERS = ['partner-editor', 'finance'] as const;

/** A project on its way from a need to an appeal. */
export const PROJECT_PLANS = {
  zh: '项目申报',
  en: 'Project plans',
  of: 'federation',
  opens: { to: 'draft', roles: WRITERS },
  states: {
    draft: { zh: '起草中', en: 'Draft', waitsFor: ['partner-editor', 'supervisor'] },
    deliberated: { zh: '已议定，待提交', en: 'Deliberated', waitsFor: ['partner-editor'] },
    'in-review': { zh: '审核中', en: 'In review', waitsFor: ['reviewer'] },
    approved: { zh: '审核通过，待发布', en: 'Approved', waitsFor: ['approver'] },
    published: { zh: '已发布', en: 'Published', waitsFor: [] },
    withdrawn: WITHDRAWN,
    rejected: REJECTED,
  },
  steps: {
    edit: {
      zh: '修改',
      en: 'Edit',
      from: ['draft'],
      to: ['draft'],
      roles: WRITERS,
      notBy: [],
    },
    revise: {
      zh: '议定后修改',
      en: 'Revise after the deliberation',
      from: ['deliberated'],
      to: ['deliberated'],
      roles: WRITERS,
      notBy: [],
    },
    recall: {
      zh: '收回修改',
      en: 'Take back for changes',
      from: ['in-review', 'approved'],
      to: ['deliberated'],
      roles: WRITERS,
      notBy: [],
    },
    deliberate: {
      zh: '记录议事过程',
      en: 'Record the deliberation',
      from: ['draft', 'deliberated'],
      to: ['deliberated'],
      roles: ['partner-editor', 'supervisor'],
      notBy: [],
    },
    submit: {
      zh: '提交审核',
      en: 'Submit',
      from: ['deliberated'],
      to: ['in-review', 'approved'],
      roles: WRITERS,
      notBy: [],
    },
    sign: {
      zh: '审核签字',
      en: 'Sign',
      from: ['in-review'],
      to: ['in-review', 'approved'],
      roles: ['reviewer'],
      notBy: ['open', 'edit', 'revise', 'sign'],
    },
    return: {
      zh: '退回修改',
      en: 'Send back',
      from: ['in-review', 'approved'],
      to: ['deliberated'],
      roles: ['reviewer', 'approver'],
      notBy: [],
    },
    reject: {
      zh: '不予通过',
      en: 'Reject',
      from: ['in-review', 'approved'],
      to: ['rejected'],
      roles: ['reviewer', 'approver'],
      notBy: ['open', 'edit', 'revise'],
    },
    publish: {
      zh: '发布',
      en: 'Publish',
      from: ['approved'],
      to: ['published'],
      roles: ['approver'],
      notBy: ['open', 'edit', 'revise', 'sign'],
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['draft', 'deliberated', 'in-review', 'approved'],
      to: ['withdrawn'],
      roles: WRITERS,
      notBy: [],
    },
  },
} as const satisfies Machine;
