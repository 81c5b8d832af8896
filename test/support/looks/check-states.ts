// The states of <hh-compliance> and <hh-proof>.

import { checkAnswer, PAUSED } from './card-answers.ts';
import { REWRITTEN, SEEN_BY_BOTH, SEEN_BY_OWN, TRUST } from './log-answers.ts';
import type { Answers, ElementState } from './state.ts';
import { FAILED, NEVER, OF, openAll, said, UNKNOWN, unread, WAIT } from './state.ts';

const CHECK = `${OF}/compliance`;
const check = (changes: Parameters<typeof checkAnswer>[0] = {}): Answers => ({ [CHECK]: said(checkAnswer(changes)) });

export const CHECK_STATES: readonly ElementState[] = [
  ...unread('hh-compliance', CHECK),
  { tag: 'hh-compliance', name: 'in order, shut', answers: check(), until: 'article', pictured: true },
  { tag: 'hh-compliance', name: 'in order, open', answers: check(), until: 'details[open]', act: openAll },
  {
    tag: 'hh-compliance',
    name: 'lacking facts',
    answers: check({ counts: { pass: 26, warn: 0, block: 0, unknown: 1 } }),
    until: 'article',
  },
  {
    tag: 'hh-compliance',
    name: 'gifts paused, opened',
    answers: check(PAUSED),
    until: 'article',
    act: openAll,
    pictured: true,
  },
];

const TRUST_AT = '/log/trust.json';
const BOOKS_AT = '/log/checkpoint';
const books = (text: string): Answers => ({ [TRUST_AT]: said(TRUST), [BOOKS_AT]: said(text) });

export const PROOF_STATES: readonly ElementState[] = [
  { tag: 'hh-proof', name: 'loading', answers: { [TRUST_AT]: NEVER, [BOOKS_AT]: NEVER }, until: WAIT },
  { tag: 'hh-proof', name: 'not read', answers: { [TRUST_AT]: UNKNOWN, [BOOKS_AT]: UNKNOWN }, until: FAILED },
  { tag: 'hh-proof', name: 'verified', answers: books(SEEN_BY_BOTH), until: 'article.green', pictured: true },
  { tag: 'hh-proof', name: 'seen by the operator alone', answers: books(SEEN_BY_OWN), until: 'article.amber' },
  {
    tag: 'hh-proof',
    name: 'mismatch',
    answers: books(SEEN_BY_BOTH.replace('\n2\n', '\n3\n')),
    until: 'article.red',
  },
  {
    tag: 'hh-proof',
    name: 'contradiction',
    answers: { [TRUST_AT]: said(TRUST), [BOOKS_AT]: [said(SEEN_BY_BOTH), said(REWRITTEN)] },
    until: 'article.red button',
    act: (element) => element.evaluate((proof) => proof.setAttribute('project', 'another')),
    pictured: true,
  },
];
