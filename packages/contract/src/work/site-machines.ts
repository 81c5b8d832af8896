// A community website asks to show projects. Showing is free; being told of gifts is for those that somebody has looked at.

import { WITHDRAWN } from './end-states.ts';
import type { Machine } from './machine.ts';

/** A website that asked to be registered (申请登记本网站). Anybody asks; a keeper of websites accepts or says why not. */
export const SITE_REQUESTS = {
  zh: '网站登记申请',
  en: 'Website requests',
  of: 'federation',
  opens: { to: 'asked', roles: ['finance', 'approver', 'administrator'] },
  states: {
    asked: { zh: '待答复', en: 'To be answered', waitsFor: ['site-owner', 'approver', 'administrator'] },
    accepted: { zh: '已登记', en: 'Registered', waitsFor: [] },
    refused: { zh: '未予登记', en: 'Refused', waitsFor: [] },
    withdrawn: WITHDRAWN,
  },
  steps: {
    accept: {
      zh: '登记这个网站',
      en: 'Register the website',
      from: ['asked'],
      to: ['accepted'],
      roles: ['site-owner', 'approver', 'administrator'],
      notBy: ['open'],
    },
    refuse: {
      zh: '不予登记并说明理由',
      en: 'Refuse, and say why',
      from: ['asked'],
      to: ['refused'],
      roles: ['site-owner', 'approver', 'administrator'],
      notBy: [],
    },
    withdraw: {
      zh: '网站方撤回',
      en: 'Withdraw for the website',
      from: ['asked'],
      to: ['withdrawn'],
      roles: ['site-owner', 'finance', 'approver', 'administrator'],
      notBy: [],
    },
  },
} as const satisfies Machine;
