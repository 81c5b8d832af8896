// What was given back, as the provider tells it. A refund made in the provider's own dashboard is mirrored here; it takes
// out of the fund what is left there of this one gift, and the charity puts in the rest.

import { refundCovered, refundPaid } from '../ledger/append.ts';
import type { Change, Ports } from '../ports/index.ts';
import { civilDateOf } from './civil-date.ts';
import { fundMinor } from './fund-balance.ts';
import { movePledge } from './pledge-move.ts';
import type { Booking } from './settlement-booking.ts';
import { isReversed } from './settlement-booking.ts';
import { feeBorneMinor } from './settlement-fees.ts';
import { returnOfReversed } from './settlement-returns.ts';

/** The entries that bring a counted gift's refunds up to what the provider says. Empty when nothing is new. */
export async function refundsOf(ports: Ports, booking: Booking): Promise<readonly Change[]> {
  const { pledge, facts, context } = booking;
  const { pledgeId, provider, currency } = pledge;
  const amountMinor = facts.refundedMinor - pledge.refundedMinor;
  if (amountMinor < 0) {
    ports.reporter.report('error', 'refund-went-back', { pledgeId, amountMinor });
    return [];
  }
  if (amountMinor === 0) return [];
  const told = movePledge(pledge, {
    to: 'paid',
    atMs: context.recordedMs,
    set: { refundedMinor: facts.refundedMinor },
  });
  if (await isReversed(ports, booking)) {
    // The reversal took the gift out of the books already; booking the refund too would take it out twice.
    ports.reporter.report('warn', 'refund-of-reversed-gift', { pledgeId, amountMinor });
    return [told, ...(await returnOfReversed(ports, booking, amountMinor))];
  }
  const refund = { provider, currency, paymentRef: facts.paymentRef, cumulativeMinor: facts.refundedMinor };
  const coverMinor = await coverOf(ports, booking, amountMinor);
  // The provider does not say on which day it gave the money back; the day we were told is the day that is booked.
  const effectiveOn = civilDateOf(context.recordedMs);
  const own = (suffix: string) => ({ ...context, effectiveOn, journalId: `${context.journalId}${suffix}` });
  return [
    told,
    ...(coverMinor > 0 ? [refundCovered(own('c'), { ...refund, amountMinor: coverMinor })] : []),
    refundPaid(own('r'), { ...refund, amountMinor }),
  ];
}

// This gift's own part of the fund is what was given, less the fee it bore and what has gone back before; if even that
// has been spent, the fund's emptiness is the charity's to fill as well.
async function coverOf(ports: Ports, booking: Booking, amountMinor: number): Promise<number> {
  const { pledge, context, before } = booking;
  const ownPart = Math.max(0, pledge.amountMinor - (await feeBorneMinor(ports, booking)) - pledge.refundedMinor);
  const inFund = await fundMinor(ports, { owner: context.owner, currency: pledge.currency, before });
  return Math.max(0, amountMinor - ownPart, amountMinor - inFund);
}
