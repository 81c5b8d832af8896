// English: money that is held, and what two people decide of it.

import type { ConsoleHeldTexts } from '../zh-cn/console-held.ts';

export const consoleHeldTexts: ConsoleHeldTexts = {
  consoleHeld: {
    title: 'Gifts to decide on',
    lead: 'The money has arrived and may not simply be counted. What two members of staff agree on is done; what nobody decides in time goes back to its giver by itself.',
    all: 'All gifts to decide on',
    none: 'There is no gift to decide on now.',
    status: 'Now',
    statuses: {
      open: 'To be decided',
      accepted: 'Counted',
      refunding: 'Going back',
      refunded: 'Gone back to its giver',
    },
    refunds: {
      begun: 'the refund has begun',
      pending: 'the provider is working on it',
      succeeded: 'the refund succeeded',
      failed: 'the refund failed; please decide anew',
    },
    amount: 'What arrived',
    project: 'Project',
    why: 'Why it has to be decided',
    paidAt: 'Paid',
    heldAt: 'Recorded',
    goesBack: 'Goes back by itself on',
    goesBackOn: (date) => `goes back by itself on ${date}`,
    said: 'What was said',
    saidNone: 'Nobody has said anything yet.',
    decide: 'What you say',
    verdicts: { accept: 'Count it', refund: 'Give it back' },
    means: {
      accept: 'If two say so, it is counted for the project and gets its receipt.',
      refund: 'If two say so, all of it goes back the way it came.',
    },
    notAcceptable:
      'As the records stand it cannot be counted and can only go back. If the records are wrong, correct them first.',
    reason: 'Reason',
    reasonHint:
      'On what it rests, at most 300 characters. Please write neither the name nor the telephone of the giver.',
    youSaid: (verdict) => `You said “${verdict}”. Another member of staff has to say the same.`,
    withdraw: 'Take back what I said',
    notYours: 'The finance officers or those who approve decide on it; you can read it.',
    decided: 'It is decided and cannot be changed.',
  },
};
