// The states of <hh-receipt> and <hh-poster>.

import type { Locator } from 'playwright';
import { RECEIPT, receiptAnswer } from './card-answers.ts';
import type { Answers, ElementState, Said } from './state.ts';
import { card, FAILED, NEVER, OF, problem, REFUSED, said, UNKNOWN, unread, WAIT } from './state.ts';

export const POSTER_STATES: readonly ElementState[] = [
  ...unread('hh-poster', OF),
  { tag: 'hh-poster', name: 'ready', answers: card('own'), until: 'canvas', pictured: true },
  {
    tag: 'hh-poster',
    name: 'saved',
    answers: card('own'),
    until: '[role=status] p',
    act: (element) => element.locator('.acts button').first().click(),
  },
  {
    tag: 'hh-poster',
    name: 'with the link to copy by hand',
    answers: card('own'),
    until: 'input',
    act: async (element) => {
      await element.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
      await element.locator('.acts button').last().click();
    },
    pictured: true,
  },
];

const ONE = `/v1/receipts/${RECEIPT}`;
const LOOKUP = '/v1/receipts/lookup';
const NAMED = { receipt: RECEIPT } as const;
const receipt = (changes: Parameters<typeof receiptAnswer>[0], proof: Said = said('proof')): Answers => ({
  [ONE]: said(receiptAnswer(changes)),
  [`${ONE}/proof`]: proof,
});

async function search(element: Locator): Promise<void> {
  await element.locator('[name=code]').fill('ABCDE-23456');
  await element.locator('[name=amount]').fill('1234.5');
  await element.locator('.go').click();
}

export const RECEIPT_STATES: readonly ElementState[] = [
  { tag: 'hh-receipt', name: 'search', answers: {}, until: 'form', pictured: true },
  {
    tag: 'hh-receipt',
    name: 'search with faults',
    answers: {},
    until: '#about-amount.bad',
    act: async (element) => {
      await element.locator('[name=amount]').fill('-5');
      await element.locator('.go').click();
    },
    pictured: true,
  },
  {
    tag: 'hh-receipt',
    name: 'search that found',
    answers: { [LOOKUP]: said(receiptAnswer()), [`${ONE}/proof`]: said('proof') },
    until: 'dl',
    act: search,
  },
  {
    tag: 'hh-receipt',
    name: 'search that found nothing',
    answers: { [LOOKUP]: UNKNOWN },
    until: '[role=status] .notice',
    act: search,
  },
  {
    tag: 'hh-receipt',
    name: 'search that was refused',
    answers: { [LOOKUP]: problem('too-many-requests', 429) },
    until: '[role=status] .notice',
    act: search,
  },
  ...(['valid', 'partially_refunded', 'refunded', 'reversed'] as const).map(
    (status): ElementState => ({
      tag: 'hh-receipt',
      name: `receipt: ${status}`,
      attributes: NAMED,
      answers: receipt({ status, test: status === 'refunded' }),
      until: 'dl',
      ...(status === 'refunded' ? { pictured: true } : {}),
    }),
  ),
  {
    tag: 'hh-receipt',
    name: 'receipt that is not published yet',
    attributes: NAMED,
    answers: receipt({}, problem('receipt-not-ready', 409)),
    until: 'dl ~ p > button',
    pictured: true,
  },
  { tag: 'hh-receipt', name: 'receipt being read', attributes: NAMED, answers: { [ONE]: NEVER }, until: WAIT },
  { tag: 'hh-receipt', name: 'receipt not read', attributes: NAMED, answers: { [ONE]: REFUSED }, until: FAILED },
  {
    tag: 'hh-receipt',
    name: 'receipt that is not there',
    attributes: NAMED,
    answers: { [ONE]: UNKNOWN },
    until: FAILED,
  },
  { tag: 'hh-receipt', name: 'number that is none', attributes: { receipt: '../x' }, answers: {}, until: FAILED },
];
