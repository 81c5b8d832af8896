// What each rule asks, for a page that lists them all. Whoever only judges facts does not carry these words: they stand in
// functions that nobody else calls, beside the rules whose words they share, where they are compressed with them.

import { annualCostsSummaries } from './families/annual-costs.ts';
import { annualSpendingSummaries } from './families/annual-spending.ts';
import { applicationSummaries } from './families/application.ts';
import { asFiledSummaries } from './families/as-filed.ts';
import { campaignDisclosureSummaries } from './families/campaign-disclosure.ts';
import { certificateSummaries } from './families/certificate.ts';
import { changesSummaries } from './families/changes.ts';
import { disclosureMannerSummaries } from './families/disclosure-manner.ts';
import { donorSideSummaries } from './families/donor-side.ts';
import { emergencySummaries } from './families/emergency.ts';
import { eventsSummaries } from './families/events.ts';
import { filingSummaries } from './families/filing.ts';
import { filingPapersSummaries } from './families/filing-papers.ts';
import { jointFundraisingSummaries } from './families/joint-fundraising.ts';
import { partnerPapersSummaries } from './families/partner-papers.ts';
import { paymentPlaceSummaries } from './families/payment-place.ts';
import { personalDataSummaries } from './families/personal-data.ts';
import { planSummaries } from './families/plan.ts';
import { platformsSummaries } from './families/platforms.ts';
import { projectDisclosureSummaries } from './families/project-disclosure.ts';
import { qualificationSummaries } from './families/qualification.ts';
import { receiptsSummaries } from './families/receipts.ts';
import { surfaceSummaries } from './families/surface.ts';
import { useAndCostsSummaries } from './families/use-and-costs.ts';
import { whoMayRaiseSummaries } from './families/who-may-raise.ts';
import { yearlyDisclosureSummaries } from './families/yearly-disclosure.ts';
import type { Rule } from './rule.ts';
import type { Words } from './words.ts';

const SUMMARIES: Readonly<Record<string, Words>> = {
  ...annualCostsSummaries(),
  ...annualSpendingSummaries(),
  ...applicationSummaries(),
  ...asFiledSummaries(),
  ...campaignDisclosureSummaries(),
  ...certificateSummaries(),
  ...changesSummaries(),
  ...disclosureMannerSummaries(),
  ...donorSideSummaries(),
  ...emergencySummaries(),
  ...eventsSummaries(),
  ...filingPapersSummaries(),
  ...filingSummaries(),
  ...jointFundraisingSummaries(),
  ...partnerPapersSummaries(),
  ...paymentPlaceSummaries(),
  ...personalDataSummaries(),
  ...planSummaries(),
  ...platformsSummaries(),
  ...projectDisclosureSummaries(),
  ...qualificationSummaries(),
  ...receiptsSummaries(),
  ...surfaceSummaries(),
  ...useAndCostsSummaries(),
  ...whoMayRaiseSummaries(),
  ...yearlyDisclosureSummaries(),
};

/** What the rule asks, in a sentence; its title for a rule that is not in the catalog. */
export function summaryOf({ id, title }: Pick<Rule, 'id' | 'title'>): Words {
  return SUMMARIES[id] ?? title;
}
