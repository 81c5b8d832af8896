// The states of <hh-projects>, <hh-disclosure> and <hh-donors>.

import type { Locator } from 'playwright';
import { cardAnswer } from './card-answers.ts';
import { DISCLOSURES, GIFTS, MESSAGES, NO_PROGRESS, PROJECTS, pageOf, UPDATES } from './list-answers.ts';
import type { Answers, ElementState } from './state.ts';
import { FAILED, NEVER, OF, openAll, REFUSED, said, unread, WAIT } from './state.ts';

const LIST = '/v1/projects';
const ANY = { project: '' } as const;

async function chooseKind(element: Locator): Promise<void> {
  await element.locator('select').first().selectOption('elder-care');
}

export const LIST_STATES: readonly ElementState[] = [
  { tag: 'hh-projects', name: 'loading', attributes: ANY, answers: { [LIST]: NEVER }, until: WAIT },
  { tag: 'hh-projects', name: 'not read', attributes: ANY, answers: { [LIST]: REFUSED }, until: FAILED },
  { tag: 'hh-projects', name: 'empty', attributes: ANY, answers: { [LIST]: said(pageOf([])) }, until: 'article' },
  {
    tag: 'hh-projects',
    name: 'with filters and more to come',
    attributes: ANY,
    answers: { [LIST]: said(pageOf(PROJECTS, '3')) },
    until: 'select',
    pictured: true,
  },
  {
    tag: 'hh-projects',
    name: 'filtered to nothing',
    attributes: ANY,
    answers: { [LIST]: [said(pageOf(PROJECTS)), said(pageOf([]))] },
    until: 'article > p > button',
    act: chooseKind,
    pictured: true,
  },
  {
    tag: 'hh-projects',
    name: 'whose next page was not read',
    attributes: ANY,
    answers: { [LIST]: [said(pageOf(PROJECTS, '3')), REFUSED] },
    until: 'button[aria-disabled=false]',
    act: async (element) => {
      const line = element.locator('#s');
      const before = await line.innerText();
      await element.locator('article > button').click();
      await line.filter({ hasNotText: before }).waitFor();
    },
  },
  ...unread('hh-disclosure', OF).map((state) => ({ ...state, answers: { ...disclosed(), ...state.answers } })),
  { tag: 'hh-disclosure', name: 'empty', answers: disclosed(), until: 'article' },
  {
    tag: 'hh-disclosure',
    name: 'with updates, corrections and what is overdue, opened',
    answers: {
      [OF]: said(cardAnswer()),
      [`${OF}/updates`]: said(pageOf(UPDATES, '2')),
      [`${OF}/disclosures`]: said(pageOf(DISCLOSURES)),
      [`${OF}/progress`]: said({
        ...NO_PROGRESS,
        milestones: [
          { name: '扶手安装', reachedOn: '2026-11-02' },
          { name: '楼梯灯', reachedOn: null },
        ],
        nextUpdateDueOn: '2026-11-15',
        isOverdue: true,
      }),
    },
    until: 'details[open]',
    act: openAll,
    pictured: true,
  },
  ...unread('hh-donors', OF).map((state) => ({ ...state, answers: { ...wall(), ...state.answers } })),
  { tag: 'hh-donors', name: 'empty', answers: wall(), until: 'article' },
  {
    tag: 'hh-donors',
    name: 'with names, messages and more to come',
    answers: {
      [OF]: said(cardAnswer({ test: true })),
      [`${OF}/donations`]: said(pageOf(GIFTS, '2')),
      [`${OF}/messages`]: said(pageOf(MESSAGES)),
    },
    until: 'section',
    pictured: true,
  },
];

function disclosed(): Answers {
  return {
    [OF]: said(cardAnswer()),
    [`${OF}/updates`]: said(pageOf([])),
    [`${OF}/disclosures`]: said(pageOf([])),
    [`${OF}/progress`]: said(NO_PROGRESS),
  };
}

function wall(): Answers {
  return { [OF]: said(cardAnswer()), [`${OF}/donations`]: said(pageOf([])), [`${OF}/messages`]: said(pageOf([])) };
}
