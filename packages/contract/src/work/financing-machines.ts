// A project is seldom paid by gifts alone, and whoever sees only the gifts takes it for dearer or cheaper than it is. What
// comes from elsewhere is written down by one and confirmed by another, and never mixes with what was given.

import { REJECTED, WITHDRAWN } from './end-states.ts';
import type { Machine } from './machine.ts';

/** Money of a project from outside public gifts. What was confirmed stays public; a correction is confirmed anew. */
export const FINANCINGS = {
  zh: '募捐以外的资金',
  en: 'Financing outside gifts',
  of: 'project',
  opens: { to: 'proposed', roles: ['finance'] },
  states: {
    proposed: { zh: '待确认', en: 'To be confirmed', waitsFor: ['approver'] },
    confirmed: { zh: '已公布', en: 'Published', waitsFor: [] },
    revised: { zh: '更正待确认', en: 'Correction to be confirmed', waitsFor: ['approver'] },
    rejected: REJECTED,
    withdrawn: WITHDRAWN,
  },
  steps: {
    confirm: {
      zh: '确认并公布',
      en: 'Confirm and publish',
      from: ['proposed', 'revised'],
      to: ['confirmed'],
      roles: ['approver'],
      notBy: ['open', 'revise'],
    },
    reject: {
      zh: '不予确认',
      en: 'Reject',
      from: ['proposed'],
      to: ['rejected'],
      roles: ['approver'],
      notBy: ['open'],
    },
    withdraw: { zh: '撤回', en: 'Withdraw', from: ['proposed'], to: ['withdrawn'], roles: ['finance'], notBy: [] },
    revise: { zh: '更正', en: 'Correct', from: ['confirmed'], to: ['revised'], roles: ['finance'], notBy: [] },
    refuse: {
      zh: '不予更正',
      en: 'Refuse the correction',
      from: ['revised'],
      to: ['confirmed'],
      roles: ['approver', 'finance'],
      notBy: [],
    },
  },
} as const satisfies Machine;
