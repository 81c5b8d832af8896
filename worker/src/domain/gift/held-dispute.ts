// A gift that is held and that the payer's bank takes back. The money goes where a refund would go, to whoever gave it, so
// both count alike: once all of it has gone, it has been returned. While a part is left, that part waits for people as before.

import { feeCovered, feeEffect } from '../../ledger/append-gift.ts';
import type { Change, PaidFacts, PledgeRecord, Ports } from '../../ports/index.ts';
import type { Booking } from './settlement-booking.ts';

type Word = Pick<PaidFacts, 'amountMinor' | 'currency' | 'disputes' | 'refundedMinor'>;

/** What the provider still has of a payment, minor units: neither given back nor lost to the payer's bank. */
export function leftMinor(word: Word): number {
  return Math.max(0, word.amountMinor - word.refundedMinor - lostMinor(word));
}

/** Tells people of what a lost dispute leaves for them to see to. */
export function reportHeldDisputes(
  ports: Ports,
  { pledge: { pledgeId }, facts }: { readonly pledge: PledgeRecord; readonly facts: PaidFacts },
): void {
  for (const { state, currency } of facts.disputes) {
    if (state !== 'lost' || currency === facts.currency) continue;
    ports.reporter.report('error', 'dispute-in-another-currency', { pledgeId, currency });
  }
  const lost = lostMinor(facts);
  if (lost === 0) return;
  if (facts.refundedMinor + lost > facts.amountMinor) {
    ports.reporter.report('error', 'dispute-of-gift-that-is-gone', { pledgeId });
  } else if (leftMinor(facts) > 0) {
    ports.reporter.report('warn', 'dispute-of-held-gift', { pledgeId, lostMinor: lost });
  }
}

/** What the provider charges for the trouble is the charity's, and no more public than the gift. */
export async function feesOfDisputes(ports: Ports, { pledge, facts, context }: Booking): Promise<readonly Change[]> {
  const { provider } = pledge;
  const changes: Change[] = [];
  for (const [at, { fee }] of facts.disputes.entries()) {
    if (fee === null || fee.amountMinor === 0 || fee.currency !== facts.currency) continue;
    if ((await ports.store.books.byEffect(feeEffect(provider, fee.feeRef))) !== null) continue;
    const own = { ...context, journalId: `${context.journalId}d${at}f` };
    changes.push(feeCovered(own, { provider, ...fee, hidden: true }));
  }
  return changes;
}

function lostMinor({ currency, disputes }: Word): number {
  const lost = disputes.filter((dispute) => dispute.state === 'lost' && dispute.currency === currency);
  return lost.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
