// What was given back, as the provider tells it. A refund made in the provider's own dashboard is mirrored here; it takes
// out of the fund what the gift put in, and never what other neighbours gave.

import type { EntryContext } from '../ledger/append.ts';
import { giftReturned, refundCovered, refundPaid } from '../ledger/append.ts';
import { restrictedFund } from '../ledger/chart.ts';
import type { Change, PaidFacts, PledgeRecord, Ports } from '../ports/index.ts';
import { civilDateOf } from './civil-date.ts';
import { movePledge } from './pledge-move.ts';

export interface Refunding {
  readonly pledge: PledgeRecord;
  readonly facts: PaidFacts;
  readonly context: EntryContext;
  /** Changes of the same unit that come before. */
  readonly before: readonly Change[];
}

/** The entries that bring a counted gift's refunds up to what the provider says. Empty when nothing is new. */
export async function refundsOf(ports: Ports, refunding: Refunding): Promise<readonly Change[]> {
  const { pledge, facts, context } = refunding;
  const amountMinor = facts.refundedMinor - pledge.refundedMinor;
  if (amountMinor < 0) {
    ports.reporter.report('error', 'refund-went-back', { pledgeId: pledge.pledgeId, amountMinor });
    return [];
  }
  if (amountMinor === 0) return [];
  const { provider, currency } = pledge;
  const { paymentRef, refundedMinor: cumulativeMinor } = facts;
  const refund = { provider, currency, paymentRef, cumulativeMinor, amountMinor };
  const shortMinor = amountMinor - (await fundMinor(ports, refunding));
  // The provider does not say on which day it gave the money back; the day we were told is the day that is booked.
  const effectiveOn = civilDateOf(context.recordedMs);
  const own = (suffix: string) => ({ ...context, effectiveOn, journalId: `${context.journalId}${suffix}` });
  const set = { refundedMinor: cumulativeMinor };
  return [
    movePledge(pledge, { to: 'paid', atMs: context.recordedMs, set }),
    ...(shortMinor > 0 ? [refundCovered(own('c'), { ...refund, amountMinor: shortMinor })] : []),
    refundPaid(own('r'), refund),
  ];
}

/** The entry that ends a held gift once the provider has given all of it back. */
export function returnOf(pledge: PledgeRecord, facts: PaidFacts, context: EntryContext): readonly Change[] {
  if (facts.refundedMinor < facts.amountMinor || pledge.refundedMinor > 0) return [];
  const { paymentRef, amountMinor, currency } = facts;
  const { provider, paymentState: to } = pledge;
  const set = { refundedMinor: pledge.amountMinor };
  return [
    movePledge(pledge, { to, atMs: context.recordedMs, set }),
    giftReturned(context, { provider, paymentRef, amountMinor, currency }),
  ];
}

// What the fund will hold when the earlier changes of this unit have happened.
async function fundMinor(ports: Ports, { pledge, context, before }: Refunding): Promise<number> {
  const { code, accountId } = restrictedFund(context.owner, pledge.currency);
  const balances = await ports.store.books.balances([pledge.projectId]);
  const balance = balances.find((row) => row.code === code && row.currency === pledge.currency)?.amountMinor ?? 0;
  const moved = before
    .flatMap((change) => (change.kind === 'append-journal' ? change.journal.postings : []))
    .reduce((sum, posting) => sum + (posting.account.accountId === accountId ? posting.amountMinor : 0), 0);
  return 0 - balance - moved;
}
