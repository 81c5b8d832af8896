// English: what became of a payment.

import type { ResultTexts } from '../zh-cn/result.ts';

export const resultTexts: ResultTexts = {
  result: {
    title: {
      paid: 'Thank you, your gift has arrived',
      processing: 'Confirming the payment',
      failed: 'The payment was not completed',
      expired: 'The payment page has expired',
      needs_review: 'This payment needs a look by a person',
      quarantined: 'This payment is being checked by the charity',
      refunded: 'This payment goes back to you',
    },
    body: {
      paid: (charity) => `The payment provider has confirmed your gift to ${charity}. It is in the project’s books.`,
      processing: () =>
        'The payment provider is still confirming, usually within seconds. Please do not pay a second time.',
      failed: () => 'The payment was not completed and no money was taken. You can try again, or pay another way.',
      expired: () => 'The payment page ran out of time and no money was taken. You can start again if you like.',
      needs_review: (charity) =>
        `What the payment provider reports does not match this gift, so ${charity} will check it by hand. Please do not pay a second time; for questions use the contact below.`,
      quarantined: (charity) =>
        `When the payment came the project could no longer take it, so it is not in the project and is kept apart. ${charity} will check it and return what it cannot keep.`,
      refunded: () =>
        'The payment is not in the project. The payment provider has been told to send it back the way it came: a card takes some days, Alipay and WeChat less.',
    },
    refundOn: (day) => `If nobody has decided to keep it by ${day}, it goes back by itself. You need not do anything.`,
    refreshing: (seconds, left) =>
      `This page updates itself every ${seconds} seconds, ${left === 1 ? 'once more' : `at most ${left} more times`}.`,
    refreshStopped: 'This page no longer updates itself. Look again in a few minutes; the result will not be lost.',
    refreshNow: 'Update now',
    facts: 'This gift',
    amount: 'Amount',
    project: 'Project',
    date: 'Date',
    receiptNo: 'Receipt number',
    receiptLink: 'Open the receipt',
    saveReceipt:
      'Open the receipt and keep its address, a screenshot or a print. The address, the printed code or the short code shows it again at any time, without an account.',
    next: 'What happens next',
    nextBooked: 'Now: your gift is in the public journal of the project, without any personal data.',
    nextFiscal: {
      waived: () => 'Donation receipt: you asked for none; this is recorded.',
      requested: (charity) => `Donation receipt: ${charity} will issue it to you.`,
    },
    nextReport: (date) =>
      `The appeal ends on ${date}. Within three months after that the charity is to publish what was raised and how it was used.`,
    nextMilestones: 'Steps of the project',
    findAgain: 'Look again later',
    findAgainBody: 'Bookmark the project page, or scan the code on the poster again.',
    projectPage: 'See the project’s books',
    share: 'If you like, let a neighbour know about the project page:',
    retry: 'Try again',
    ask: 'For questions, contact',
    back: (site) => `Back to “${site}”`,
  },
};
