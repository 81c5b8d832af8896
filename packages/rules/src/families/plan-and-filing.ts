// B. The plan, its filing, and what changes afterwards.

import { B6, B6_PERIOD } from './as-filed.ts';
import { B5 } from './changes.ts';
import { B7 } from './emergency.ts';
import { B8, B11 } from './events.ts';
import { B3, B3_SUPPLEMENT, B4 } from './filing.ts';
import { B9, B10 } from './filing-papers.ts';
import { B1, B2 } from './plan.ts';

export const PLAN_AND_FILING = [B1, B2, B3, B3_SUPPLEMENT, B4, B5, B6, B6_PERIOD, B7, B8, B9, B10, B11];
