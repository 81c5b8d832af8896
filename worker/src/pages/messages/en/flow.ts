// English: where the money came from and went.

import type { FlowTexts } from '../zh-cn/flow.ts';

export const flowTexts: FlowTexts = {
  flow: {
    heading: 'Where the money came from and went',
    note: 'On the left is what came in, on the right where it is now; both sides are equal to the fen. Picture and table give the same figures.',
    title: 'Where the money went',
    desc: (total) =>
      `${total} in all, from each source to each use. Every line and its amount is in the table beside it.`,
    empty: 'No gift has been received yet, so there is nothing to draw.',
    unbalanced:
      'At this moment the two sides do not add up, so no picture is drawn. Go by the public journal below, and tell the charity.',
    all: 'Total',
    cameFrom: 'What came in',
    wentTo: 'Where it is now',
    back: (line) => `${line} (taken back)`,
    others: (count: number) => (count === 1 ? '1 other line' : `${count} other lines`),
    kinds: {
      raised: 'Received',
      interest: 'Interest',
      received: 'Surplus received',
      fees: 'Payment fees',
      management: 'Management',
      transferred: 'Surplus passed on',
      held: 'Balance',
      spent: 'Spent',
      advances: 'With partner',
    },
    budgetNote: 'The budget of each item, and what has been spent on it and backed by documents.',
    budgetActual: 'Spent, and budget',
    budgeted: (amount) => `Budget ${amount}`,
    noBudget: 'Not in the budget',
    over: (amount) => `${amount} over budget`,
    share: (percent: number) => `${percent}% of the budget used`,
    nothingSpent: 'Nothing has been spent yet.',
    advances: 'Money with partners, not yet accounted for',
    advancesNote:
      'What is passed to a partner counts as spent once it is backed by documents; what is not needed comes back.',
    advancesEmpty: 'Nothing has been passed to a partner yet.',
    partner: 'Partner',
    outstanding: 'Not yet accounted for',
    partnerSum: (paid, spent, returned) => `Passed on ${paid}, spent ${spent}, returned ${returned}`,
    owed: (amount) => `${amount} paid first by the partner and still owed to it`,
    spending: 'Spending and documents',
    spendingNote:
      'Every spending has documents and the consent of two people. The documents are not published here; their fingerprints (SHA-256) are, so that whoever produces a document later can be checked against them.',
    spendingMore: (count: number) => `These are the latest ${count}; the others are in the public journal below.`,
    spendingHeader: 'Spending',
    files: (count: number) => (count === 1 ? '1 document' : `${count} documents`),
    file: (bytes, kind) => `${kind}, ${bytes} bytes`,
    takenBack: 'That spending no longer counts',
    proof: 'See what it found',
    proofNote:
      'Whether the books that hold this spending were altered is checked on this page by your own browser, so that you need not take our word for it.',
  },
};
