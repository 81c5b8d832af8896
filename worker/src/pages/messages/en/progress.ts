// English: how a project goes on.

import type { ProgressTexts } from '../zh-cn/progress.ts';

export const progressTexts: ProgressTexts = {
  progress: {
    heading: 'How it goes on',
    note: 'Written by those who do the work and published by somebody else. What is published can be corrected in public and not removed. Pictures are shown with consent.',
    empty: 'Nothing has been published yet.',
    due: (date) => `The next update is due by ${date}.`,
    overdue: (date) => `The update is overdue: it was due by ${date}.`,
    milestones: 'Steps of the project',
    reached: (date) => `Done ${date}`,
    notReached: 'Not done yet',
    outcomes: 'Planned and reached',
    counted: 'What is counted',
    planned: 'Planned',
    reachedSoFar: 'Reached so far',
    sessions: 'Sessions',
    people: 'People reached',
    households: 'Households',
    publishedOn: (date) => `Published ${date}`,
    milestone: (name) => `Step done: ${name}`,
    photograph: (title, at) => `${title} (picture ${at})`,
    corrected: (date) => `Corrected ${date}`,
    before: 'What it said before',
    more: 'The newest updates only; the API has all of them.',
    visits: 'Visits to the place',
    visitedOn: (date) => `Visited ${date}`,
    mend: (what, by) => `To be mended by ${by}: ${what}`,
    acceptance: 'What residents say',
    acceptedOn: (date) => `Accepted ${date}`,
    asked: 'People asked',
    satisfied: 'Satisfied',
    neutral: 'Neither',
    dissatisfied: 'Dissatisfied',
    persons: (count) => String(count),
  },
};
