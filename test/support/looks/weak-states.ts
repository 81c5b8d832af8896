// The states of <hh-donate> while the network is weak: the card as it was read last, and the ways that need no network.

import { cardAnswer } from './card-answers.ts';
import type { Answers, ElementState } from './state.ts';
import { NEVER, NOW_MS, OF, WAIT } from './state.ts';

const LATE_MS = 3_000;
const NO_ANSWER_MS = 8_000;
const SILENCE: Answers = { [OF]: NEVER, [`${OF}/channel`]: NEVER };
const LOST: Answers = { [OF]: { lost: true }, [`${OF}/channel`]: { lost: true } };
const CODE = '.notice svg';
/** The card of then begins with its time; ways without a network have a heading. */
const KEPT = 'article .notice:not(:has(h3))';

export const WEAK_STATES: readonly ElementState[] = [
  {
    tag: 'hh-donate',
    name: 'as it was read last, while the network is slow',
    answers: SILENCE,
    kept: cardAnswer(),
    from: WAIT,
    // The clock stands still from then on: five seconds later it would be another state.
    act: (element) => element.page().clock.pauseAt(NOW_MS + LATE_MS),
    until: KEPT,
    pictured: true,
  },
  {
    tag: 'hh-donate',
    name: 'no answer after eight seconds',
    answers: SILENCE,
    from: WAIT,
    act: (element) => element.page().clock.fastForward(NO_ANSWER_MS),
    until: CODE,
    pictured: true,
  },
  {
    tag: 'hh-donate',
    name: 'no answer after eight seconds, with the card as it was read last',
    answers: SILENCE,
    kept: cardAnswer(),
    from: WAIT,
    act: (element) => element.page().clock.fastForward(NO_ANSWER_MS),
    until: CODE,
  },
  {
    tag: 'hh-donate',
    name: 'nobody to be reached for eight seconds, with the card as it was read last',
    answers: LOST,
    kept: cardAnswer(),
    from: KEPT,
    act: (element) => element.page().clock.fastForward(NO_ANSWER_MS),
    until: CODE,
  },
];
