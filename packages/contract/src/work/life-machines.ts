// What becomes of a project once the public sees it: it raises, is paused, raises again, ends, and is closed with figures
// that one person draws up and another one signs.

import type { Machine } from './machine.ts';

const CHARITY = ['finance', 'approver'] as const;

/** The life of a published project. It has one. */
export const PROJECT_LIVES = {
  zh: '项目运行',
  en: 'Project lives',
  of: 'project',
  opens: { to: 'raising', roles: CHARITY },
  states: {
    raising: { zh: '募捐中', en: 'Raising', waitsFor: [] },
    paused: { zh: '已暂停', en: 'Paused', waitsFor: ['approver'] },
    ended: { zh: '募捐已结束，实施中', en: 'Raised, being carried out', waitsFor: ['finance'] },
    closing: { zh: '待结项核准', en: 'To be closed', waitsFor: ['approver'] },
    closed: { zh: '已结项', en: 'Closed', waitsFor: [] },
  },
  steps: {
    pause: { zh: '暂停募捐', en: 'Pause', from: ['raising'], to: ['paused'], roles: CHARITY, notBy: [] },
    resume: { zh: '恢复募捐', en: 'Resume', from: ['paused'], to: ['raising'], roles: ['approver'], notBy: [] },
    end: {
      zh: '结束募捐',
      en: 'End the appeal',
      from: ['raising', 'paused'],
      to: ['ended'],
      roles: CHARITY,
      notBy: [],
    },
    settle: {
      zh: '编制决算',
      en: 'Draw up the accounts',
      from: ['ended'],
      to: ['closing'],
      roles: ['finance'],
      notBy: [],
    },
    return: { zh: '退回决算', en: 'Send back', from: ['closing'], to: ['ended'], roles: ['approver'], notBy: [] },
    close: { zh: '核准结项', en: 'Close', from: ['closing'], to: ['closed'], roles: ['approver'], notBy: ['settle'] },
  },
} as const satisfies Machine;
