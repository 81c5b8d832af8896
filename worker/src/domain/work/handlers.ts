// What each kind of work item does.

import type { WorkKind } from '@happy-homeland/contract';
import { bankEntryWork, reconciliationWork } from './bank-work.ts';
import { advanceReturnWork, correctionWork, reimbursementWork, surplusWork } from './booked-work.ts';
import { campaignPlanWork } from './campaign-work.ts';
import { complaintWork } from './complaint-work.ts';
import { disbursementWork } from './disbursement-work.ts';
import { disclosureWork } from './disclosure-work.ts';
import { donorMessageWork } from './donor-message-work.ts';
import { financingWork } from './financing-work.ts';
import { projectLifeWork } from './life-work.ts';
import { managementWork } from './management-work.ts';
import { projectPlanWork } from './plan-work.ts';
import { acceptanceWork, updateWork, visitWork } from './progress-work.ts';
import { refundWork } from './refund-work.ts';
import { siteRequestWork } from './site-work.ts';
import { spendingWork } from './spending-work.ts';
import { spotCheckWork } from './spot-check-work.ts';
import { unmatchedMoneyWork } from './unmatched-work.ts';
import { changeOfUseWork } from './use-work.ts';
import type { WorkHandler } from './work-handler.ts';

const HANDLERS: Readonly<Record<WorkKind, WorkHandler>> = {
  'campaign-plans': campaignPlanWork,
  'project-plans': projectPlanWork,
  'project-lives': projectLifeWork,
  disbursements: disbursementWork,
  spendings: spendingWork,
  reimbursements: reimbursementWork,
  'advance-returns': advanceReturnWork,
  corrections: correctionWork,
  surpluses: surplusWork,
  refunds: refundWork,
  'unmatched-money': unmatchedMoneyWork,
  managements: managementWork,
  'bank-entries': bankEntryWork,
  reconciliations: reconciliationWork,
  'changes-of-use': changeOfUseWork,
  financings: financingWork,
  updates: updateWork,
  visits: visitWork,
  acceptances: acceptanceWork,
  complaints: complaintWork,
  disclosures: disclosureWork,
  'donor-messages': donorMessageWork,
  'spot-checks': spotCheckWork,
  'site-requests': siteRequestWork,
};

export function handlerOf(kind: WorkKind): WorkHandler {
  return HANDLERS[kind];
}
