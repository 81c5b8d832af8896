// Where money went, as a fold over totals of the journal: of one project for its card, of all projects of a region for the region's
// page. One fold for both, so that the parts add up to the whole.

import type { FundUse } from '@happy-homeland/contract';
import type { JournalTotal } from '../../ports/index.ts';
import { raisedBy } from './intake.ts';

type Total = Omit<JournalTotal, 'projectId'>;

/** `totals` are of one currency. What is with partners and what is left is told where accounts say it, else it is folded. */
export function fundUseOf(
  totals: readonly Total[],
  { advancesMinor, heldMinor }: { readonly advancesMinor: number; readonly heldMinor?: number },
): FundUse {
  const sumOf = (kind: string) => sumOfKind(totals, kind);
  const raisedMinor = totals.reduce((sum, total) => sum + raisedBy(total), 0);
  const [interestMinor, receivedMinor] = [sumOf('interest.received'), sumOf('surplus.received')];
  const [managementMinor, transferredMinor] = [sumOf('management.accrued'), sumOf('surplus.transferred')];
  // What the charity put back for a gift that is gone undoes the fee that the gift had borne.
  const feesMinor = sumOf('fee.charged') - sumOf('refund.covered') - sumOf('dispute.covered');
  const spentMinor = sumOf('spending.verified') + sumOf('spending.reimbursed');
  const otherMinor = managementMinor + transferredMinor - interestMinor - receivedMinor;
  return {
    raisedMinor,
    interestMinor,
    receivedMinor,
    feesMinor,
    managementMinor,
    advancesMinor,
    spentMinor,
    transferredMinor,
    otherMinor,
    heldMinor: heldMinor ?? raisedMinor - feesMinor - advancesMinor - spentMinor - otherMinor,
  };
}

/** Paid to partners, less what they gave back. */
export function disbursedMinor(totals: readonly Total[]): number {
  return sumOfKind(totals, 'disbursement.paid') - sumOfKind(totals, 'advance.returned');
}

/** With partners and not proved to be spent, 已拨付未核销. */
export function advancesMinor(totals: readonly Total[]): number {
  return disbursedMinor(totals) - sumOfKind(totals, 'spending.verified');
}

function sumOfKind(totals: readonly Total[], wanted: string): number {
  return totals.reduce((sum, { kind, amountMinor }) => sum + (kind === wanted ? amountMinor : 0), 0);
}
