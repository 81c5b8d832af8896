// English: the page by which a giver gets a copy of what is held.

import type { GiverCopyTexts } from '../zh-cn/giver-copy.ts';

export const giverCopyTexts: GiverCopyTexts = {
  giverCopy: {
    title: 'What is held about your gift',
    lead: 'The charity has prepared a file for you with everything that is held about this one gift of yours (Personal Information Protection Law, article 45):',
    holds: [
      'The gift: amount, project, times, status, refunds, payment numbers',
      'What you entered: name, message and whether it is shown, title and tax number for the fiscal receipt, e-mail addresses',
      'The receipt number, and when you agreed',
    ],
    once: (until) => `This link works once, until ${until}.`,
    take: 'Download the file',
    keep: 'The file holds personal data: keep it on a device of your own and do not pass it on. If the download fails, ask the charity for another link.',
    overTitle: 'This link works no more',
    over: 'It has been used, or it has expired, or a part of it is missing. Nothing about your gift has changed.',
    askAgain: 'If you still want the file, ask the charity for another link.',
  },
};
