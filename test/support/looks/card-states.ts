// The states of <hh-donate> and <hh-project>: every channel, every fate of a gift.

import type { Locator } from 'playwright';
import { pledgeAnswer } from './card-answers.ts';
import type { ElementState } from './state.ts';
import { card, NEVER, OF, openAll, problem, REFUSED, said, unread } from './state.ts';

export const CARD_STATES: readonly ElementState[] = [
  ...unread('hh-donate', OF),
  { tag: 'hh-donate', name: 'form', answers: card('own'), until: 'form', pictured: true },
  {
    tag: 'hh-donate',
    name: 'form with every field, every fault and everything opened',
    answers: card('own', { test: true, raisedMinor: 1_234_600 }),
    until: '#e-amount:not(:empty)',
    act: async (element) => {
      await openAll(element);
      await element.locator('[name=display][value=name]').check();
      await element.locator('[name=fiscal][value=requested]').check();
      await element.locator('[name=amount]').fill('1e9');
      await element.locator('.go').click();
    },
    pictured: true,
  },
  {
    tag: 'hh-donate',
    name: 'form whose gift was refused',
    answers: { ...card('own'), '/v1/pledges': problem('payment-refused', 422) },
    until: 'form .notice',
    act: give,
  },
  {
    tag: 'hh-donate',
    name: 'form that is sending',
    answers: { ...card('own'), '/v1/pledges': NEVER },
    until: '.go[aria-disabled=true]',
    act: give,
  },
  {
    tag: 'hh-donate',
    name: 'form after which one is told how to pay',
    answers: {
      ...card('own'),
      '/v1/pledges': {
        status: 201,
        body: {
          pledgeId: 'pledgeaaaa',
          status: 'created',
          secret: 's',
          next: { kind: 'instructions', text: '1234 5678' },
        },
      },
    },
    until: 'form [role=status]:not(:empty)',
    act: give,
  },
  { tag: 'hh-donate', name: 'hand-off', answers: card('handOff'), until: '.go', pictured: true },
  {
    tag: 'hh-donate',
    name: 'dialog before the hand-off',
    answers: card('handOff'),
    until: 'dialog[open]',
    act: async (element) => {
      await element.locator('.chips label').nth(1).click();
      await element.locator('p > .go').first().click();
    },
  },
  { tag: 'hh-donate', name: 'link to a platform', answers: card('linkOut'), until: '.go', pictured: true },
  { tag: 'hh-donate', name: 'closed', answers: card('display'), until: 'article', pictured: true },
  ...(['paid', 'awaiting_payment', 'failed', 'quarantined', 'refunded', 'disputed'] as const).map(
    (status): ElementState => ({
      tag: 'hh-donate',
      name: `back from paying: ${status}`,
      answers: { ...card('handOff'), '/v1/pledges/pledgeaaaa': said(pledgeAnswer(status)) },
      hash: 'pledgeaaaa',
      until: '.notice[role=status]',
      ...(status === 'paid' ? { pictured: true } : {}),
    }),
  ),
  {
    tag: 'hh-donate',
    name: 'back from paying: not read',
    answers: { ...card('handOff'), '/v1/pledges/pledgeaaaa': REFUSED },
    hash: 'pledgeaaaa',
    until: '.notice[role=status] button',
  },
  {
    tag: 'hh-donate',
    name: 'in largest letters, opened',
    answers: card('own'),
    attributes: { size: 'largest' },
    until: 'details[open]',
    act: openAll,
  },
  { tag: 'hh-project', name: 'drawn', answers: card('own'), until: '.go', pictured: true },
];

async function give(element: Locator): Promise<void> {
  await element.locator('.chips label').first().click();
  await element.locator('[name=fiscal][value=waived]').check();
  await element.locator('.go').click();
}
