// Entries of spending. What was spent is proved by digests of its evidence and approved by two people; the database refuses
// it otherwise. The fund is charged directly, with the line of the budget beside it.

import type { Change, Evidence } from '../ports/index.ts';
import type { EntryContext } from './append.ts';
import { entry, pair } from './append.ts';
import type { PartnerAmount } from './append-disbursement.ts';
import { nameOf } from './append-disbursement.ts';
import { advance, bank, partnerPayable, restrictedFund } from './chart.ts';

/** What a partner spent, with what proves it. */
export interface Spent extends PartnerAmount {
  /** The line of the budget, as published. */
  readonly category: string;
  readonly evidence: readonly Evidence[];
  /** At least two different people. */
  readonly approvers: readonly string[];
}

/** spending.verified: an advance has reached the beneficiary. Dr restricted fund, Cr advance. */
export function spendingVerified(context: EntryContext, spent: Spent): Change {
  const { owner } = context;
  const { partnerId, currency } = spent;
  const postings = pair(restrictedFund(owner, currency), advance(owner, partnerId, currency), spent);
  return entry(context, { kind: 'spending.verified', ...proofOf(spent), ...postings });
}

/** spending.reimbursed: the partner paid first and is owed it. Dr restricted fund, Cr owed to the partner. */
export function spendingReimbursed(context: EntryContext, spent: Spent): Change {
  const { owner } = context;
  const { partnerId, currency } = spent;
  const postings = pair(restrictedFund(owner, currency), partnerPayable(owner, partnerId, currency), spent);
  return entry(context, { kind: 'spending.reimbursed', ...proofOf(spent), ...postings });
}

/** reimbursement.paid: the partner has its money. Dr owed to the partner, Cr bank. */
export function reimbursementPaid(context: EntryContext, paid: PartnerAmount): Change {
  const { owner } = context;
  const { partnerId, effectKey, currency } = paid;
  const postings = pair(partnerPayable(owner, partnerId, currency), bank(owner, currency), paid);
  return entry(context, { kind: 'reimbursement.paid', effectKey, detail: nameOf(paid), ...postings });
}

function proofOf({ effectKey, category, evidence, approvers, ...spent }: Spent) {
  return { effectKey, approvers, detail: { category, ...nameOf(spent), evidence } };
}
