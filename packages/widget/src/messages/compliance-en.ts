import { checkWordsEn } from '@happy-homeland/sdk';
import type { CheckMessages } from './compliance-zh-cn.ts';

export const complianceEn: CheckMessages = {
  ...checkWordsEn,
  overdue: (count) => (count === 1 ? '1 disclosure is overdue' : `${count} disclosures are overdue`),
  fix: (fix) => `What to do: ${fix}`,
  colon: ': ',
  status: {
    ...checkWordsEn.duties.status,
    'published-here': 'Published on the project page; entry on the statutory platform pending',
  },
  aid: 'An aid, not legal advice.',
  page: 'See it all on the project page',
};
