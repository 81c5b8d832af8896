// The families of the rules, A to G, in the order in which a campaign meets them.

import type { Rule } from '../rule.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';
import { PLAN_AND_FILING } from './plan-and-filing.ts';
import { WHO_MAY_RAISE } from './who-may-raise.ts';

export interface Family {
  readonly title: Words;
  readonly rules: readonly Rule[];
}

export const FAMILIES: Readonly<Record<string, Family>> = {
  A: { title: say('谁可以募捐', 'Who may raise'), rules: WHO_MAY_RAISE },
  B: { title: say('方案与备案', 'Plan and filing'), rules: PLAN_AND_FILING },
};
