// English: reports about projects.

import type { ComplaintTexts } from '../zh-cn/complaint.ts';

export const complaintTexts: ComplaintTexts = {
  complaint: {
    title: (project) => `Report: ${project}`,
    heading: 'Report this project',
    lead: 'Something said here is not true, the money raises questions, or somebody was treated unfairly? Write it here. No name is needed. The answer comes within five working days.',
    about: 'What it is about',
    subjects: {
      money: 'Use of the money',
      progress: 'Progress that is not real',
      beneficiaries: 'Who is helped',
      information: 'Untrue information',
      conduct: 'Staff or partners',
      other: 'Something else',
    },
    text: 'What happened',
    textHint:
      'When, where, what you saw; at most 2,000 characters. Only those who handle reports read it. It is not published.',
    contact: 'How to reach you (optional)',
    contactHint:
      'A phone number or an e-mail address, used only to reach you. Without it the report is handled all the same, and the address of the next page shows the answer.',
    submit: 'Send the report',
    errorsTitle: 'The report was not sent yet',
    errors: {
      about: 'Choose one.',
      text: 'Say what happened, in at most 2,000 characters.',
      contact: 'Use at most 100 characters to say how to reach you.',
      form: 'The form could not be read. Please fill it in again.',
    },
    tooMany: 'Too many reports at once. Please try again in a while.',
    emergency: 'If it may be a crime, call 110.',
    own: {
      title: 'Answer to a report',
      heading: 'Your report',
      keep: 'Keep the address of this page: it alone shows the answer, and it cannot be found again. Do not pass it on.',
      number: 'Number of the report',
      state: 'How it stands',
      received: 'Sent on',
      due: 'Answer due by',
      answered: 'Answered on',
      answer: 'Answer',
      waiting: 'There is no answer yet.',
      late: 'The answer is overdue. You can turn to the civil affairs department that registered the organisation.',
      words: 'What you wrote',
      contact: 'How to reach you',
      forgotten: 'What you wrote and how to reach you are destroyed.',
      forget: 'Destroy what I wrote',
      forgetHint:
        'Those who handle the report cannot read it any more either, and it cannot be undone. The report stays counted and its answer public.',
      back: 'Back to the project',
    },
    states: { received: 'To be answered', answered: 'Answered', upheld: 'Upheld', dismissed: 'Dismissed' },
    section: {
      note: 'Anybody can report something and is answered within five working days. Every report is counted, and every answer is public.',
      button: 'Report this project',
      received: 'Received',
      open: 'Waiting',
      overdue: 'Overdue',
      inTime: 'Answered in time',
      late: 'Answered late',
      count: (count) => String(count),
      none: 'No report so far.',
      answers: 'Reports and answers',
      more: 'The newest reports only; the API has all of them.',
      on: (date) => `Received ${date}`,
      answeredOn: (date) => `Answered ${date}`,
      dueOn: (date) => `Answer due by ${date}`,
      isLate: 'Late',
    },
  },
};
