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
};
