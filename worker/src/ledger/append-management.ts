// Entries of the charity's cost of managing a project: first accrued under the contract's cap, then spent.

import type { Change, Evidence } from '../ports/index.ts';
import type { Amount, EntryContext } from './append.ts';
import { entry, pair } from './append.ts';
import { bank, managementPool, restrictedFund } from './chart.ts';

/** management.accrued: the charity's share. Dr restricted fund, Cr pool; the database adds it up against the cap. */
export function managementAccrued(context: EntryContext, accrued: Amount & { readonly effectKey: string }): Change {
  const { owner } = context;
  const { effectKey, currency } = accrued;
  const postings = pair(restrictedFund(owner, currency), managementPool(owner, currency), accrued);
  return entry(context, { kind: 'management.accrued', effectKey, ...postings });
}

/** management.spent: Dr pool, Cr bank, with its receipts. */
export function managementSpent(
  context: EntryContext,
  spent: Amount & { readonly effectKey: string; readonly evidence: readonly Evidence[] },
): Change {
  const { owner } = context;
  const { effectKey, evidence, currency } = spent;
  const postings = pair(managementPool(owner, currency), bank(owner, currency), spent);
  return entry(context, { kind: 'management.spent', effectKey, detail: { evidence }, ...postings });
}
