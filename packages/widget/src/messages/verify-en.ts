import type { VerifyMessages } from './verify-zh-cn.ts';

export const verifyEn: VerifyMessages = {
  ready: 'All that the check needs is in this page now: you may go offline.',
  checking: 'Checking.',
  proved: 'Checked: this gift is in the public books',
  provedAlone: 'Checked: this gift is in the public books, but nobody else has seen them yet',
  contradicted: 'The books of now contradict this receipt',
  refused: 'The check failed',
  refusal: {
    'not-a-receipt': [
      'This is not a receipt file.',
      'Choose the file whose name ends in .tlog-proof, or paste all of its text.',
    ],
    'web-page': [
      'This is a web page, not a receipt file.',
      'The network may have asked for a login. Open the receipt’s page and download it again.',
    ],
    damaged: [
      'This receipt file is incomplete, or something in it was changed.',
      'Download it again, and do not save it from an editor.',
    ],
    'not-a-gift': ['There is no gift in this file.', 'It may be another kind of entry of the public books.'],
    'other-project': ['This receipt is of a gift to another project.', 'Please look at the file you chose.'],
    'other-receipt': ['This is another receipt.', 'Please look at the file you chose.'],
    'other-log': ['This receipt belongs to other public books, not to this site’s.', 'Check it where it was issued.'],
    'unknown-key': [
      'This receipt says it is from here, but nobody we know signed it.',
      'Do not believe it. If somebody gave it to you, ask the charity.',
    ],
    'wrong-signature': [
      'The signature is wrong: the content was changed, or the signature forged.',
      'Do not believe it. If you saved it yourself, download it again.',
    ],
    'key-out-of-use': [
      'It was signed with a key that was not in use at that time.',
      'Do not believe it, and ask the charity.',
    ],
    'too-few-witnesses': [
      'The operator signed it, but too few checkers have seen these books.',
      'Download the receipt again in a few minutes.',
    ],
    'not-in-log': [
      'The signatures are genuine, and this gift is not in the books that they sign.',
      'Do not believe it: amount, number or place do not fit the books.',
    ],
    'opening-wrong': [
      'The public and the private part are not of the same gift.',
      'Name, message and the like do not fit the books. Download your own receipt again.',
    ],
    'trust-unusable': ['This page lacks the keys to check with.', 'Open this page again.'],
    'verifier-missing': [
      'The check did not load completely.',
      'Go online, open this page again, and wait until it says that you may go offline.',
    ],
  },
  unreadable: 'This file cannot be read.',
  facts: 'The gift',
  amount: 'Amount',
  date: 'Date received',
  receiptNo: 'Receipt number',
  project: 'Project',
  openProject: 'Open the project’s books',
  shown: 'What is shown',
  place: (index, size) =>
    `It is entry ${index} of the public books (of ${size} at that time); amount, date and project are those in the books.`,
  signed: (origin) => `The snapshot of the books is signed by “${origin}” and unchanged.`,
  seenBy: (count, needed) =>
    `${count} ${count === 1 ? 'checker has' : 'checkers have'} seen the same books (${needed === 0 ? 'none is asked for yet' : `at least ${needed} must`}):`,
  operator: { own: 'the operator’s own', other: 'independent of the operator' },
  at: (time) => `seen ${time}`,
  nobody: 'No independent checker has seen this snapshot yet; there is only the operator’s signature.',
  onlyOwn: 'Those who have seen it all belong to the operator; nobody else has yet.',
  opened: 'Your private part fits what is sealed in the books:',
  openedNothing: 'Your private part fits what is sealed in the books; you stated no name, message or tax details.',
  notOpened: 'This file has the public part alone, without name or message, so those were not checked.',
  colon: ': ',
  fact: {
    displayName: 'Name shown',
    message: 'Message',
    fiscalTitle: 'Receipt made out to',
    fiscalTaxNumber: 'Tax number',
    fiscalEmail: 'E-mail for the receipt',
  },
  notShown: 'What is not shown',
  limits: [
    'Not that the money has reached the beneficiaries: see payouts, spending and evidence on the project page.',
    'Not that nothing was left out of the books: that takes audits and bank statements.',
    'Not that nothing was refunded or corrected since: check online, or look at the receipt’s page.',
    'Keys and program come from this site: if that worries you, use “hh verify” on the command line, or an independent checker’s site.',
  ],
  by: {
    webcrypto: 'The signatures were checked by the browser itself.',
    noble: 'This browser cannot check such signatures, so a program that came with this page did.',
  },
  askNow: 'Compare with the public books of now',
  askNowNote: 'This reads the public books from this site. Your receipt is not sent.',
  now: {
    seen: (size) => `The public books of now (${size} entries) continue those of your receipt; nothing was rewritten.`,
    contradiction:
      'The public books of now contradict your receipt: books that were published have been rewritten. Please save the evidence and give it to an auditor or to the civil affairs department.',
    older: 'The books that came are older than your receipt. It may be a cache; please try again later.',
    refused: 'What came did not pass the check, so nothing was compared.',
    unreachable:
      'The public books could not be reached, so nothing was compared. The check of the receipt itself stands.',
  },
  save: 'Save the evidence',
  evidenceName: 'contradiction-in-the-books.txt',
  scanned: (receiptNo) =>
    `You scanned the code of receipt ${receiptNo}. Choose the file you saved; if you have none, its public part can be fetched from this site.`,
  fetchNow: 'Fetch the public part and check it',
  fetching: 'Fetching.',
  notYet: 'Not checked yet',
  notThere: ['This site has no such receipt.', 'Please look at the number.'],
  notPublished: [
    'The gift has just been booked and is not in a published snapshot yet.',
    'Try again in a few seconds.',
  ],
  noAnswer: [
    'This site could not be reached.',
    'Look at your connection and try again; with the receipt file the check works offline.',
  ],
  again: 'Try again',
  scanMissing: 'What reads codes could not be loaded.',
};
