// The families of the rules, A to G, in the order in which a campaign meets them.

import type { Rule } from '../rule.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';
import { DISCLOSURE_DUTIES } from './disclosure-duties.ts';
import { DONOR_SIDE } from './donor-side.ts';
import { JOINT_FUNDRAISING } from './joint-fundraising.ts';
import { PAYMENT_PLACE } from './payment-place.ts';
import { PERSONAL_DATA_RULES } from './personal-data.ts';
import { PLAN_AND_FILING } from './plan-and-filing.ts';
import { PLATFORM_RULES } from './platforms.ts';
import { SURFACE_RULES } from './surface.ts';
import { USE_AND_COSTS } from './use-and-costs.ts';
import { WHO_MAY_RAISE } from './who-may-raise.ts';

export interface Family {
  readonly title: Words;
  readonly rules: readonly Rule[];
}

export const FAMILIES: Readonly<Record<string, Family>> = {
  A: { title: say('谁可以募捐', 'Who may raise'), rules: WHO_MAY_RAISE },
  B: { title: say('方案与备案', 'Plan and filing'), rules: PLAN_AND_FILING },
  C: { title: say('合作募捐', 'Raising together'), rules: JOINT_FUNDRAISING },
  D: { title: say('信息公开', 'Disclosure'), rules: DISCLOSURE_DUTIES },
  E: { title: say('款物使用与成本', 'Use and cost'), rules: USE_AND_COSTS },
  F: { title: say('捐赠人', 'The donor'), rules: DONOR_SIDE },
  G: {
    title: say('页面、平台与个人信息', 'Page, platform and personal data'),
    rules: [...SURFACE_RULES, ...PAYMENT_PLACE, ...PLATFORM_RULES, ...PERSONAL_DATA_RULES],
  },
};
