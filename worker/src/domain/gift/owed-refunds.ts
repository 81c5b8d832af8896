// Refunds of a gift that people approved. What is approved has left the fund already, so whatever pays it, the provider or
// the bank, takes nothing from the fund again.

import type { Change, JournalDraft, JournalRecord, Ports } from '../../ports/index.ts';

/** One approval that stands. */
export interface OwedRefund {
  readonly approval: JournalRecord;
  /** Approved and not paid yet, minor units. */
  readonly openMinor: number;
  /** Of the approval, what the provider paid: the pledge counts it among what has gone back. */
  readonly byProviderMinor: number;
}

/** The approvals of a gift, oldest first, as they will stand after `before`, the earlier changes of the unit. */
export async function owedRefunds(
  ports: Ports,
  giftId: string,
  before: readonly Change[] = [],
): Promise<readonly OwedRefund[]> {
  const { books } = ports.store;
  const unit = before.flatMap((change) => (change.kind === 'append-journal' ? [change.journal] : []));
  const taken = unit.map(({ reversesSeq }) => reversesSeq);
  const owed: OwedRefund[] = [];
  for (const approval of await books.refundsOf(giftId)) {
    const settled = await books.settlementsOf(approval.journalId);
    const paid = [
      ...settled.filter(({ seq }) => !taken.includes(seq)),
      ...unit.filter(({ detail }) => detail?.settles === approval.journalId),
    ];
    const openMinor = approval.amountMinor - sumOf(paid);
    owed.push({ approval, openMinor, byProviderMinor: sumOf(paid.filter(isByProvider)) });
  }
  return owed;
}

/** What approvals have taken out of the fund for a gift, beyond what its pledge says has gone back. */
export function approvedBeyondMinor(owed: readonly OwedRefund[]): number {
  return owed.reduce((sum, { approval, byProviderMinor }) => sum + approval.amountMinor - byProviderMinor, 0);
}

function isByProvider({ postings }: JournalDraft): boolean {
  return postings.some(({ account }) => account.code.startsWith('A:Clearing:'));
}

function sumOf(entries: readonly JournalDraft[]): number {
  return entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
