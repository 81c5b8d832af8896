// What was given back, as the provider tells it. A refund made in the provider's own dashboard is mirrored here; it takes
// out of the fund what is left there of this one gift, and the charity puts in the rest. A refund that fails after it was
// booked is reversed: its money is with us again.

import type { EntryContext } from '../../ledger/append.ts';
import { reversal, reversalEffect } from '../../ledger/append.ts';
import { coveredEffect, refundCovered, refundedEffect, refundPaid } from '../../ledger/append-gift.ts';
import { refundRemitted } from '../../ledger/append-owed.ts';
import type { Change, JournalRecord, Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { fundMinor } from '../fund/fund-balance.ts';
import { approvedBeyondMinor, owedRefunds } from './owed-refunds.ts';
import { movePledge } from './pledge-move.ts';
import type { Booking } from './settlement-booking.ts';
import { entryOfGift, isReversed } from './settlement-booking.ts';
import { feeBorneMinor } from './settlement-fees.ts';
import { REFUND_FAILED, returnOfReversed } from './settlement-returns.ts';

/** More refunds of one gift than people would try. */
const REFUNDS_MAX = 50;

/** The entries that bring a counted gift's refunds up to what the provider says. Empty when nothing is new. */
export async function refundsOf(ports: Ports, booking: Booking): Promise<readonly Change[]> {
  const { pledge, facts, context } = booking;
  const { pledgeId } = pledge;
  const refundedMinor = Math.min(facts.refundedMinor, pledge.amountMinor - pledge.lostMinor);
  const amountMinor = refundedMinor - pledge.refundedMinor;
  if (amountMinor === 0) return [];
  const told = movePledge(pledge, { to: 'paid', atMs: context.recordedMs, set: { refundedMinor } });
  if (await isReversed(ports, booking)) {
    // The reversal took the gift out of the books already; booking the refund too would take it out twice.
    ports.reporter.report('warn', 'refund-of-reversed-gift', { pledgeId, amountMinor });
    return amountMinor > 0 ? [told, ...(await returnOfReversed(ports, booking, amountMinor))] : [];
  }
  const failed = amountMinor < 0 ? await failedRefunds(ports, booking) : NOTHING_FAILED;
  if (failed === null) {
    ports.reporter.report('error', 'refund-went-back', { pledgeId, amountMinor });
    return [];
  }
  const { changes, takenBackMinor } = failed;
  const standing = { ...pledge, refundedMinor: pledge.refundedMinor - takenBackMinor };
  const rest = { ...booking, pledge: standing, before: [...booking.before, ...changes] };
  return [told, ...changes, ...(await bookRefund(ports, rest, refundedMinor - standing.refundedMinor))];
}

/**
 * What the charity must put into a fund before `amountMinor` of a gift can leave it. This gift's own part of the fund is what
 * was given, less the fee it bore and what has gone back before; if even that has been spent or promised, the fund's
 * emptiness is the charity's to fill as well.
 */
export async function coverOf(ports: Ports, booking: Booking, amountMinor: number): Promise<number> {
  const { pledge, context, before } = booking;
  const gift = await entryOfGift(ports, booking);
  const approved = gift === null ? [] : await owedRefunds(ports, gift.journalId, before);
  const goneMinor = pledge.refundedMinor + pledge.lostMinor + approvedBeyondMinor(approved);
  const ownPart = Math.max(0, pledge.amountMinor - (await feeBorneMinor(ports, booking)) - goneMinor);
  const inFund = await fundMinor(ports, { owner: context.owner, currency: pledge.currency, before });
  return Math.max(0, amountMinor - ownPart, amountMinor - inFund);
}

// What people approved is paid first, each approval by an entry of its own; only what is left takes from the fund.
async function bookRefund(ports: Ports, booking: Booking, amountMinor: number): Promise<readonly Change[]> {
  const gift = await entryOfGift(ports, booking);
  const owed = gift === null ? [] : await owedRefunds(ports, gift.journalId, booking.before);
  const changes: Change[] = [];
  let { pledge } = booking;
  let restMinor = amountMinor;
  for (const { approval, openMinor } of owed) {
    const paidMinor = Math.min(openMinor, restMinor);
    if (paidMinor <= 0) continue;
    const refund = await nextRefund(ports, { ...booking, pledge }, paidMinor);
    const own = contextOf(booking, `o${changes.length}`);
    changes.push(refundRemitted(own, { ...refund, settles: approval.journalId }));
    pledge = { ...pledge, refundedMinor: pledge.refundedMinor + paidMinor };
    restMinor -= paidMinor;
  }
  const rest = { ...booking, pledge, before: [...booking.before, ...changes] };
  return [...changes, ...(await bookFromFund(ports, rest, restMinor))];
}

async function bookFromFund(ports: Ports, booking: Booking, amountMinor: number): Promise<readonly Change[]> {
  if (amountMinor === 0) return [];
  const refund = await nextRefund(ports, booking, amountMinor);
  const coverMinor = await coverOf(ports, booking, amountMinor);
  return [
    ...(coverMinor > 0 ? [refundCovered(contextOf(booking, 'c'), { ...refund, amountMinor: coverMinor })] : []),
    refundPaid(contextOf(booking, 'r'), refund),
  ];
}

// Every step that the provider's sum takes has a name of its own.
async function nextRefund(ports: Ports, { pledge, facts }: Booking, amountMinor: number) {
  const { provider, currency } = pledge;
  const name = { provider, paymentRef: facts.paymentRef, cumulativeMinor: pledge.refundedMinor + amountMinor };
  return { ...name, currency, amountMinor, nth: (await lastRefund(ports, name)).nth + 1 };
}

// The provider does not say on which day it gave the money back; the day we were told is the day that is booked.
function contextOf({ context }: Booking, suffix: string): EntryContext {
  const effectiveOn = civilDateOf(context.recordedMs);
  return { ...context, effectiveOn, journalId: `${context.journalId}${suffix}` };
}

interface Failed {
  readonly changes: readonly Change[];
  readonly takenBackMinor: number;
}

const NOTHING_FAILED: Failed = { changes: [], takenBackMinor: 0 };

// The provider tells only the sum. The newest refunds are reversed until no more is booked than that; where this goes
// below it, because an older one failed, the rest is booked again. Null where people have reversed one of them already.
async function failedRefunds(ports: Ports, { pledge, facts, context }: Booking): Promise<Failed | null> {
  const { pledgeId, provider } = pledge;
  const { paymentRef } = facts;
  const changes: Change[] = [];
  let cumulativeMinor = pledge.refundedMinor;
  while (cumulativeMinor > facts.refundedMinor) {
    const name = { provider, paymentRef, cumulativeMinor };
    const { entry, nth } = await lastRefund(ports, name);
    if (entry === null) return null;
    const cover = await ports.store.books.byEffect(coveredEffect({ ...name, nth }));
    const stands = cover !== null && (await ports.store.books.byEffect(reversalEffect(cover.journalId))) === null;
    for (const original of stands ? [entry, cover] : [entry]) {
      const journalId = `${context.journalId}u${changes.length}`;
      const today = { ...context, journalId, effectiveOn: civilDateOf(context.recordedMs) };
      changes.push(reversal(today, original, REFUND_FAILED));
    }
    cumulativeMinor -= entry.amountMinor;
  }
  ports.reporter.report('error', 'refund-failed-after-booking', { pledgeId });
  return { changes, takenBackMinor: pledge.refundedMinor - cumulativeMinor };
}

interface LastRefund {
  /** The newest refund up to that sum, while it stands; or null. */
  readonly entry: JournalRecord | null;
  /** How many there have been. */
  readonly nth: number;
}

async function lastRefund(
  ports: Ports,
  name: { readonly provider: string; readonly paymentRef: string; readonly cumulativeMinor: number },
): Promise<LastRefund> {
  const { books } = ports.store;
  let last: JournalRecord | null = null;
  for (let nth = 1; nth <= REFUNDS_MAX; nth += 1) {
    const entry = await books.byEffect(refundedEffect({ ...name, nth }));
    if (entry === null) {
      const stands = last !== null && (await books.byEffect(reversalEffect(last.journalId))) === null;
      return { entry: stands ? last : null, nth: nth - 1 };
    }
    last = entry;
  }
  throw new RangeError(`more than ${REFUNDS_MAX} refunds of one gift`);
}
