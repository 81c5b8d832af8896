// The states of <hh-donate mode="…">: what opens the card, and the card in its dialog.

import type { Locator } from 'playwright';
import { cardAnswer } from './card-answers.ts';
import type { ElementState } from './state.ts';
import { card, OF, said } from './state.ts';

const OPENS = '.opens';
const HOLDS = 'dialog.holds';
const OPENED = `${HOLDS}[open] article form`;

export const MODE_STATES: readonly ElementState[] = [
  { tag: 'hh-donate', name: 'behind a button', answers: card('own'), attributes: { mode: 'button' }, until: OPENS },
  {
    tag: 'hh-donate',
    name: 'behind a button that only leads to the figures',
    answers: { [OF]: said(cardAnswer({ intake: 'campaign-ended' })) },
    attributes: { mode: 'button' },
    until: OPENS,
  },
  {
    tag: 'hh-donate',
    name: 'behind a button, opened',
    answers: card('own'),
    attributes: { mode: 'button' },
    from: OPENS,
    act: press,
    until: OPENED,
    pictured: true,
  },
  {
    tag: 'hh-donate',
    name: 'behind a link of the host, opened',
    answers: card('own'),
    attributes: { mode: 'modal' },
    from: HOLDS,
    act: (element) => element.locator('a').first().click(),
    until: OPENED,
  },
  {
    tag: 'hh-donate',
    name: 'in the corner',
    answers: card('own'),
    attributes: { mode: 'floating' },
    until: '.corner',
    pictured: true,
  },
  // In its dialog it looks as it does behind a button.
  {
    tag: 'hh-donate',
    name: 'in the corner, opened',
    answers: card('own'),
    attributes: { mode: 'floating' },
    from: OPENS,
    act: press,
    until: OPENED,
  },
];

function press(element: Locator): Promise<void> {
  return element.locator(OPENS).click();
}
