import type { CheckMessages } from './compliance-zh-cn.ts';

export const complianceEn: CheckMessages = {
  heading: 'Automatic check',
  state: {
    green: 'No problem found',
    amber: 'Needs attention',
    lacking: 'Not enough told',
    red: 'Gifts paused',
    fault: 'Not as the rules ask',
  },
  outcome: { block: 'Not as the rules ask', unknown: 'Not enough told', warn: 'To look at', pass: 'No problem found' },
  overdue: (count) => (count === 1 ? '1 disclosure is overdue' : `${count} disclosures are overdue`),
  fix: (fix) => `What to do: ${fix}`,
  none: 'none',
  vouched: {
    organisation: 'declared by the charity',
    registrar: 'registrar',
    platform: 'designated platform',
    operator: 'checked by the operator',
    software: 'seen by this software',
  },
  mark: {
    V1: 'read in the text of the law',
    V2: 'read in a reproduction of the law',
    V3: 'known from an official summary or the press',
    H: 'practice of platforms and handbooks',
    I: 'our reading, where the law is silent',
    R: 'recalled, the text not read',
    '?': 'not known',
  },
  duties: 'What must be published, and by when',
  noDuties: 'Nothing has to be published yet.',
  status: {
    open: 'Not due yet',
    'published-here': 'Published on the project page; entry on the statutory platform pending',
    met: 'Entered on Charity China (declared by the charity)',
    overdue: 'Overdue',
    unknown: 'Past its date, and nobody said',
  },
  done: 'Done, as the charity declares',
  aid: 'An aid, not legal advice.',
  page: 'See it all on the project page',
};
