// English: what a page says where it is not seen on a screen that is online: on paper, and without a network.

import type { PaperTexts } from '../zh-cn/paper.ts';

export const paperTexts: PaperTexts = {
  pageCode: {
    heading: 'Open this page on a phone',
    alt: 'QR code: opens this page',
    lead: 'The code leads to this same page. Figures are as of the time stated; the page has the latest.',
  },
  otherWays: {
    heading: 'Give without the internet',
    transfer: 'Bank transfer, with the name of the project as reference',
    name: 'Account name',
    bank: 'Bank',
    number: 'Account number',
    numberNote:
      'Only the last digits are shown. Ask the charity by phone for the whole number, and trust no number that others send.',
    purpose: 'Reference',
    ask: 'Ask by phone',
  },
  offline: {
    title: (title) => `Offline sheet: ${title}`,
    lead: 'There is no network, or it is too slow. Below are the public facts as last read; they are not the latest.',
    kept: 'Facts:',
    again: 'Try again',
    paid: 'If you have just paid, look up your receipt once the network is back instead of paying again.',
    weak: 'The network is slow. The payment page has not opened and nothing was charged. Press “Continue to payment” again: the same form is one gift. Or give in one of the ways below.',
  },
  app: {
    name: (title) => `Give: ${title}`,
  },
};
