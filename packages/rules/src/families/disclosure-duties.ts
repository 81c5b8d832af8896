// D. Disclosure: what is due, to whom, by when.

import { CAMPAIGN_DISCLOSURE } from './campaign-disclosure.ts';
import { DISCLOSURE_MANNER } from './disclosure-manner.ts';
import { PROJECT_DISCLOSURE } from './project-disclosure.ts';
import { YEARLY_DISCLOSURE } from './yearly-disclosure.ts';

export const DISCLOSURE_DUTIES = [
  ...CAMPAIGN_DISCLOSURE,
  ...PROJECT_DISCLOSURE,
  ...YEARLY_DISCLOSURE,
  ...DISCLOSURE_MANNER,
];
