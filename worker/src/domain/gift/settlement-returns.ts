// What becomes of a held gift at the provider. Whoever gave it back, we, somebody in the provider's own pages, or the payer's
// bank after a dispute, is told by the same word and booked here, once; and where it comes to us again, because a refund failed
// or the dispute was won after all, the books take it back.

import { assert } from '../../assert.ts';
import { reversal, reversalEffect } from '../../ledger/append.ts';
import { feeCovered, feeEffect, giftReturned, paidEffect, returnedEffect } from '../../ledger/append-gift.ts';
import type { Change, JournalRecord, Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { feesOfDisputes, leftMinor } from './held-dispute.ts';
import { movePledge } from './pledge-move.ts';
import type { Booking } from './settlement-booking.ts';

/** Why the books take a refund back. */
export const REFUND_FAILED = '支付机构退款未成功 / the refund failed at the provider';
export const DISPUTE_WON = '银行争议胜诉，款项退回 / the dispute was won and the money came back';

/** More failed refunds of one gift than people would try. */
const RETURNS_MAX = 50;

/** The entries that bring a held gift up to what the provider says. Empty when nothing is new. */
export async function returnsOf(ports: Ports, booking: Booking): Promise<readonly Change[]> {
  const { pledge, facts } = booking;
  const wasGone = pledge.refundedMinor > 0;
  const charges = await feesOfDisputes(ports, booking);
  if (leftMinor(facts) > 0) return [...(wasGone ? await cameBack(ports, booking) : []), ...charges];
  const gone = wasGone ? [] : await returned(ports, booking);
  return [...gone, ...(await feeOfReturn(ports, booking)), ...charges];
}

/**
 * What goes back of a counted gift that people have reversed. Where it had been held before it was accepted, the reversal put
 * its money back among what is held, and from there it goes; otherwise nothing is left of it in the books.
 */
export async function returnOfReversed(
  ports: Ports,
  { pledge, facts, context }: Booking,
  amountMinor: number,
): Promise<readonly Change[]> {
  const { provider, currency } = pledge;
  const { paymentRef } = facts;
  const taken = await ports.store.books.byEffect(paidEffect(provider, paymentRef));
  if (taken?.kind !== 'gift.held') return [];
  const { nth } = await lastReturn(ports, { provider, paymentRef });
  const own = { ...context, effectiveOn: civilDateOf(context.recordedMs), journalId: `${context.journalId}h` };
  return [giftReturned(own, { provider, paymentRef, amountMinor, currency, nth: nth + 1 })];
}

// The day we were told is the day that is booked, as with every refund. What was to be looked at by people has been: the
// gift is set aside for good, and takes no room under a cap.
async function returned(ports: Ports, { pledge, facts, context }: Booking): Promise<readonly Change[]> {
  const { paymentRef, amountMinor, currency, paidAtMs: paidMs } = facts;
  const { provider } = pledge;
  const { nth } = await lastReturn(ports, { provider, paymentRef });
  const today = { ...context, effectiveOn: civilDateOf(context.recordedMs) };
  const set = { refundedMinor: pledge.amountMinor, paidMs };
  return [
    movePledge(pledge, { to: 'quarantined', atMs: context.recordedMs, set }),
    giftReturned(today, { provider, paymentRef, amountMinor, currency, nth: nth + 1 }),
  ];
}

// The refund failed after it was sent, or the dispute was won after it was lost: the money is with us again, and people decide
// anew whose it is.
async function cameBack(ports: Ports, { pledge, facts, context }: Booking): Promise<readonly Change[]> {
  const { pledgeId, provider, paymentState: to } = pledge;
  ports.reporter.report('error', 'return-came-back', { pledgeId });
  const { entry } = await lastReturn(ports, { provider, paymentRef: facts.paymentRef });
  assert(entry !== null, 'what came back had been returned');
  const today = { ...context, effectiveOn: civilDateOf(context.recordedMs) };
  const set = { refundedMinor: 0, checkAtMs: context.recordedMs };
  const why = facts.disputes.some(({ state }) => state === 'won') ? DISPUTE_WON : REFUND_FAILED;
  return [movePledge(pledge, { to, atMs: context.recordedMs, set }), reversal(today, entry, why)];
}

// The provider keeps its fee when the gift goes back, and the giver gets the whole gift: the charity bears it.
async function feeOfReturn(ports: Ports, { pledge, facts, context }: Booking): Promise<readonly Change[]> {
  const { fee } = facts;
  if (fee === null || fee.amountMinor === 0) return [];
  const { provider, pledgeId } = pledge;
  const { feeRef, amountMinor, currency } = fee;
  if (await ports.store.books.byEffect(feeEffect(provider, feeRef))) return [];
  if (currency !== facts.currency) {
    ports.reporter.report('warn', 'fee-in-another-currency', { pledgeId, currency });
    return [];
  }
  const own = { ...context, journalId: `${context.journalId}g` };
  return [feeCovered(own, { provider, feeRef, amountMinor, currency, hidden: true })];
}

interface LastReturn {
  /** The newest return that still stands, or null. */
  readonly entry: JournalRecord | null;
  /** How many there have been. */
  readonly nth: number;
}

async function lastReturn(
  ports: Ports,
  payment: { readonly provider: string; readonly paymentRef: string },
): Promise<LastReturn> {
  const { books } = ports.store;
  let last: JournalRecord | null = null;
  for (let nth = 1; nth <= RETURNS_MAX; nth += 1) {
    const entry = await books.byEffect(returnedEffect({ ...payment, nth }));
    if (entry === null) {
      const stands = last !== null && (await books.byEffect(reversalEffect(last.journalId))) === null;
      return { entry: stands ? last : null, nth: nth - 1 };
    }
    last = entry;
  }
  throw new RangeError(`more than ${RETURNS_MAX} returns of one gift`);
}
