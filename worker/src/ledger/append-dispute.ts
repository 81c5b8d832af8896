// Entries of disputes: a payer's bank takes a gift back for good, or gives it back after all.

import type { Change } from '../ports/index.ts';
import type { Amount, EntryContext } from './append.ts';
import { entry, pair } from './append.ts';
import { clearing, restrictedFund, unrestrictedFund } from './chart.ts';

/** A dispute, as the provider names it. */
export interface Disputed extends Amount {
  readonly provider: string;
  readonly disputeRef: string;
}

/** dispute.lost: the gift is gone. Dr restricted fund, Cr clearing. */
export function disputeLost(context: EntryContext, lost: Disputed): Change {
  const { owner } = context;
  const [debit, credit] = [restrictedFund(owner, lost.currency), clearing(owner, lost.provider, lost.currency)];
  const effectKey = lostEffect(lost);
  return entry(context, { kind: 'dispute.lost', source: 'own-site', effectKey, ...pair(debit, credit, lost) });
}

/** dispute.covered: what the fund lacks for it comes from the charity's own funds, not from neighbours' gifts. */
export function disputeCovered(context: EntryContext, lost: Disputed): Change {
  const { owner } = context;
  const [debit, credit] = [unrestrictedFund(owner, lost.currency), restrictedFund(owner, lost.currency)];
  return entry(context, { kind: 'dispute.covered', effectKey: disputeCoverEffect(lost), ...pair(debit, credit, lost) });
}

/** dispute.won: what had been taken is given back. Dr clearing, Cr restricted fund. */
export function disputeWon(context: EntryContext, won: Disputed): Change {
  const { owner } = context;
  const [debit, credit] = [clearing(owner, won.provider, won.currency), restrictedFund(owner, won.currency)];
  const effectKey = wonEffect(won);
  return entry(context, { kind: 'dispute.won', source: 'own-site', effectKey, ...pair(debit, credit, won) });
}

type DisputeName = Pick<Disputed, 'disputeRef' | 'provider'>;

/** The business fact "this dispute was lost". */
export function lostEffect({ provider, disputeRef }: DisputeName): string {
  return `dispute-lost:${provider}:${disputeRef}`;
}

/** The business fact "the charity bore a part of that loss". */
export function disputeCoverEffect({ provider, disputeRef }: DisputeName): string {
  return `dispute-covered:${provider}:${disputeRef}`;
}

/** The business fact "this dispute was won after it had been lost". */
export function wonEffect({ provider, disputeRef }: DisputeName): string {
  return `dispute-won:${provider}:${disputeRef}`;
}
