// What each rule asks, for a page that lists them all. Whoever only judges facts does not carry these words: they stand in
// functions that nobody else calls, beside the rules whose words they share, where they are compressed with them.

import { disclosureDutiesSummaries } from './families/disclosure-duties.ts';
import { donorSideSummaries } from './families/donor-side.ts';
import { jointFundraisingSummaries } from './families/joint-fundraising.ts';
import { paymentPlaceSummaries } from './families/payment-place.ts';
import { personalDataSummaries } from './families/personal-data.ts';
import { planAndFilingSummaries } from './families/plan-and-filing.ts';
import { platformsSummaries } from './families/platforms.ts';
import { surfaceSummaries } from './families/surface.ts';
import { useAndCostsSummaries } from './families/use-and-costs.ts';
import { whoMayRaiseSummaries } from './families/who-may-raise.ts';
import type { Rule } from './rule.ts';
import type { Words } from './words.ts';

export { labelOf } from './facts/labels.ts';
export { plainWords } from './plain-words.ts';

const SUMMARIES: Readonly<Record<string, Words>> = {
  ...whoMayRaiseSummaries(),
  ...planAndFilingSummaries(),
  ...jointFundraisingSummaries(),
  ...disclosureDutiesSummaries(),
  ...useAndCostsSummaries(),
  ...donorSideSummaries(),
  ...surfaceSummaries(),
  ...paymentPlaceSummaries(),
  ...platformsSummaries(),
  ...personalDataSummaries(),
};

/** What the rule asks, in a sentence; its title for a rule that is not in the catalog. */
export function summaryOf({ id, title }: Pick<Rule, 'id' | 'title'>): Words {
  return SUMMARIES[id] ?? title;
}
