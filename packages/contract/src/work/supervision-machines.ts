// What residents and others ask of those who carry a project, and who owes them an answer.

import type { Machine } from './machine.ts';

/** What a report may be about. */
export const COMPLAINT_SUBJECTS = ['money', 'progress', 'beneficiaries', 'information', 'conduct', 'other'] as const;

/** How a report stands: `received` waits for its answer. */
export const COMPLAINT_STATES = ['received', 'answered', 'upheld', 'dismissed'] as const;

/** A report about a project (举报). Anybody sends one; whoever took one on the telephone writes it down. */
export const COMPLAINTS = {
  zh: '举报与答复',
  en: 'Reports from residents',
  of: 'project',
  opens: { to: 'received', roles: ['supervisor', 'reviewer', 'finance', 'approver', 'auditor', 'administrator'] },
  states: {
    received: { zh: '待答复', en: 'To be answered', waitsFor: ['finance', 'approver', 'administrator'] },
    answered: { zh: '已答复', en: 'Answered', waitsFor: [] },
    upheld: { zh: '查实', en: 'Upheld', waitsFor: [] },
    dismissed: { zh: '不成立', en: 'Dismissed', waitsFor: [] },
  },
  steps: {
    answer: {
      zh: '答复',
      en: 'Answer',
      from: ['received'],
      to: ['answered'],
      roles: ['finance', 'approver', 'administrator'],
      notBy: [],
    },
    uphold: {
      zh: '查实并说明整改',
      en: 'Uphold, and say what is done',
      from: ['received', 'answered'],
      to: ['upheld'],
      roles: ['finance', 'approver', 'administrator'],
      notBy: [],
    },
    dismiss: {
      zh: '查明不成立',
      en: 'Dismiss, and say why',
      from: ['received', 'answered'],
      to: ['dismissed'],
      roles: ['finance', 'approver', 'administrator'],
      notBy: ['open'],
    },
  },
} as const satisfies Machine;
