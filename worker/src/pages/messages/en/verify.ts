// English: checking a receipt file.

import type { VerifyTexts } from '../zh-cn/verify.ts';

export const verifyTexts: VerifyTexts = {
  verify: {
    title: 'Check a gift receipt',
    lead: 'The check runs in your browser. The receipt is sent nowhere.',
    liveLead: 'As you asked, this page reads the public books from this site. Your receipt is sent nowhere.',
    noScript: 'The check needs scripts in the browser. Without them, “hh verify” on the command line does the same.',
    loading: 'Loading what the check needs.',
    file: 'Choose the receipt file or picture',
    fileHint: 'The file whose name ends in .tlog-proof, or a picture of the receipt. You may drop it here.',
    camera: 'Scan with the camera',
    paste: 'Or paste all of the file’s text',
    submit: 'Check',
    outcome: 'Result',
    empty: 'Nothing is checked yet. The result appears here.',
    offline: 'How to check offline',
    offlineSteps: [
      'Open this page and wait until it says that you may go offline.',
      'Disconnect (or this site may be gone); do not close or reload this page.',
      'Choose the receipt file: the result comes all the same.',
    ],
    what: 'What the check shows',
    whatItems: [
      'It shows: the gift was written into the public books and not changed since; who has seen these books, and when. Where checkers other than the operator’s own have, it also shows that others see the same.',
      'It does not show: that the money has reached the beneficiaries; that nothing was left out; that nothing was refunded or corrected since.',
    ],
    lookup: 'No receipt file? Find my gift',
  },
};
