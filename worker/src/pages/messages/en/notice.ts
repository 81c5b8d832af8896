// English: the sheet for the notice board.

import type { NoticeTexts } from '../zh-cn/notice.ts';

export const noticeTexts: NoticeTexts = {
  notice: {
    title: (title) => `Notice board: ${title}`,
    description: 'The notice of a project for the board of a village or community, to be printed on A3.',
    kind: 'Notice of a charity project',
    link: 'Print for the notice board (A3)',
    print: 'Print with Ctrl+P, on A3, upright. Put up a new one from time to time.',
    back: 'Back to the project',
    money: 'Where the money is',
    check: 'Check it with your phone',
    codeAlt: 'QR code: opens the public page and the books of this project',
    checkLead: 'The code opens the same books; every entry can be verified.',
    report: 'Questions and reports',
    reportLead: (contact) =>
      `Ask ${contact}, or scan the code and choose “Report”. The answer is due within five working days.`,
    reports: ({ received, open, overdue, answeredLate }) =>
      `Reports received: ${received}; waiting: ${open}; late: ${overdue + answeredLate}.`,
    noDuties: 'There is nothing to publish now.',
    what: 'What',
    due: 'Due by',
    state: 'State',
    status: {
      met: 'published',
      'published-here': 'published here',
      open: 'not due yet',
      overdue: 'overdue',
      unknown: 'not told',
    },
  },
};
