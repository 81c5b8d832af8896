// What residents and others ask of those who carry a project, and who owes them an answer.

import { WITHDRAWN } from './end-states.ts';
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

/** A giver's message (寄语). It waits out of sight; its words are no part of the item, so that they go with the giver. */
export const DONOR_MESSAGES = {
  zh: '捐赠留言',
  en: 'Messages from givers',
  of: 'project',
  opens: { to: 'waiting', roles: ['finance', 'administrator'] },
  states: {
    waiting: { zh: '待审核', en: 'To be looked at', waitsFor: ['finance', 'approver', 'administrator'] },
    shown: { zh: '已显示', en: 'Shown', waitsFor: [] },
    refused: { zh: '不显示', en: 'Not shown', waitsFor: [] },
    hidden: { zh: '已撤下', en: 'Taken down', waitsFor: [] },
    withdrawn: WITHDRAWN,
  },
  steps: {
    show: {
      zh: '显示在项目页面',
      en: 'Show it on the project’s page',
      from: ['waiting', 'hidden'],
      to: ['shown'],
      roles: ['finance', 'approver', 'administrator'],
      notBy: ['open'],
    },
    refuse: {
      zh: '不显示并说明原因',
      en: 'Do not show it, and say why',
      from: ['waiting'],
      to: ['refused'],
      roles: ['finance', 'approver', 'administrator'],
      notBy: [],
    },
    hide: {
      zh: '撤下并说明原因',
      en: 'Take it down, and say why',
      from: ['shown'],
      to: ['hidden'],
      roles: ['finance', 'approver', 'administrator'],
      notBy: [],
    },
    withdraw: {
      zh: '应捐赠人要求撤回',
      en: 'Withdraw it, as the giver asks',
      from: ['waiting', 'shown', 'hidden'],
      to: ['withdrawn'],
      roles: ['finance', 'approver', 'administrator'],
      notBy: [],
    },
  },
} as const satisfies Machine;

/** What an auditor looked at, unasked, and found (抽查). A signature under it goes into the public log. */
export const SPOT_CHECKS = {
  zh: '审计抽查',
  en: 'Spot checks',
  of: 'project',
  opens: { to: 'recorded', roles: ['auditor'] },
  states: {
    recorded: { zh: '已记录', en: 'Recorded', waitsFor: [] },
    attested: { zh: '已签名公布', en: 'Attested', waitsFor: [] },
  },
  steps: {
    correct: {
      zh: '更正',
      en: 'Correct',
      from: ['recorded'],
      to: ['recorded'],
      roles: ['auditor'],
      notBy: [],
    },
    attest: {
      zh: '签名公布',
      en: 'Attest it',
      from: ['recorded'],
      to: ['attested'],
      roles: ['auditor'],
      notBy: [],
    },
  },
} as const satisfies Machine;

/** What a spot check came to. */
export const SPOT_CHECK_RESULTS = ['in-order', 'to-mend', 'not-in-order'] as const;
