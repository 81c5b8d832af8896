// English: receipts and how to find them again.

import type { ReceiptTexts } from '../zh-cn/receipt.ts';

export const receiptTexts: ReceiptTexts = {
  receipt: {
    title: 'Gift receipt',
    heading: 'Gift receipt',
    description: 'A receipt anyone can check, without personal data.',
    number: 'Receipt number',
    amount: 'Amount',
    amountWords: 'Amount in words',
    date: 'Date received',
    project: 'Project',
    charity: 'Receiving charity',
    filing: 'Filing number',
    state: 'State',
    testState: 'Test receipt, no money was given',
    states: {
      valid: 'Valid',
      refunded: 'Refunded in full',
      partially_refunded: 'Refunded in part',
      reversed: 'Corrected, no longer valid',
    },
    askCharity: 'How to reach the charity',
    notFiscal:
      'This is not the official donation receipt (公益事业捐赠统一票据) and cannot be used for tax or reimbursement. If you need one, contact the charity with the receipt number.',
    keep: 'Please save, photograph or print this page. The address above shows it again at any time, and so does the code.',
    print: 'Use “Print” in your browser to print this page.',
    qr: 'Scan to check this receipt again',
    address: 'Address for checking',
    noPersonal: 'The receipt holds no name, phone number or other personal data, so you can show it to others.',
    code: 'Short code',
    codeHint: 'With it and the amount you find the receipt again under “Find my gift”',
    published: (place) => `Written into the public books as entry ${place}`,
    unpublished: 'Being written into the public books, usually within some seconds; please reload this page',
    file: 'Download the receipt file (public part)',
    fileHint:
      'The file itself shows that the gift is in the public books: no account is needed, and it can be checked even if this site is gone.',
    verify: 'Check a receipt file',
    picture: 'Save as a picture',
    pictureName: 'gift-receipt.png',
  },
  ownFile: {
    heading: 'Your own receipt file',
    body: 'This file shows that the gift is in the public books, and opens what is sealed there of you (name shown, message, tax details). Keep it to yourself.',
    save: 'Save my receipt file',
    once: 'The button works once, for 15 minutes; reload this page to save again.',
  },
  lookup: {
    title: 'Find my gift',
    lead: 'Find your gift by the short code on the receipt and the amount. No account, no name, no phone number.',
    code: 'Short code',
    codeHint: 'On the receipt: ten letters or digits such as ABCDE-23456. Capitals do not matter.',
    amount: 'Amount given',
    submit: 'Find it',
    errorsTitle: 'Not found',
    notFound: 'There is no such gift. Please compare code and amount; both have to be those on the receipt.',
    codeMissing: 'Enter the short code.',
    amountInvalid: 'Enter the amount in figures with at most two decimals, for example 20 or 20.50.',
    tooMany: 'Too many attempts. Please try again in a minute.',
    lost: 'The code is lost too? Contact the charity that received the gift and tell them day and amount.',
  },
};
