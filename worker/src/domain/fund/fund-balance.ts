// What a project's fund will have to give once the earlier changes of a unit have happened. A fund never pays what it does
// not hold, nor what it has promised or advanced to partners; whoever books against it asks here first.

import type { Owner } from '../../ledger/chart.ts';
import { restrictedFund } from '../../ledger/chart.ts';
import type { Change, Ports } from '../../ports/index.ts';

export interface FundQuestion {
  readonly owner: Owner;
  readonly currency: string;
  /** Changes of the same unit that come before. */
  readonly before: readonly Change[];
}

/** Minor units that the restricted fund will have, and has promised to nobody. */
export async function fundMinor(ports: Ports, { owner, currency, before }: FundQuestion): Promise<number> {
  const { code, accountId } = restrictedFund(owner, currency);
  const balances = await ports.store.books.balances([owner.projectId]);
  const fund = balances.find((row) => row.code === code && row.currency === currency);
  const { amountMinor = 0, pendingMinor = 0, advancedMinor = 0 } = fund ?? {};
  const moved = before
    .flatMap((change) => (change.kind === 'append-journal' ? change.journal.postings : []))
    .reduce((sum, posting) => sum + (posting.account.accountId === accountId ? posting.amountMinor : 0), 0);
  return 0 - amountMinor - pendingMinor - advancedMinor - moved;
}
