// What becomes of a gift that a payer's bank asks back. While nobody has decided, the gift is only marked. A lost dispute
// takes it out of the fund as a refund does, with the charity filling what others gave; one that is won after all brings
// it back. The provider's charge for the trouble is the charity's.

import { reversal, reversalEffect } from '../../ledger/append.ts';
import {
  disputeCoverEffect,
  disputeCovered,
  disputeLost,
  disputeWon,
  lostEffect,
  wonEffect,
} from '../../ledger/append-dispute.ts';
import { feeCovered, feeEffect } from '../../ledger/append-gift.ts';
import type { Change, DisputeFacts, Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { movePledge } from './pledge-move.ts';
import type { Booking } from './settlement-booking.ts';
import { isReversed } from './settlement-booking.ts';
import { coverOf } from './settlement-refunds.ts';
import { DISPUTE_WON } from './settlement-returns.ts';

/** The changes that bring a counted gift's disputes up to what the provider says. Empty when nothing is new. */
export async function disputesOf(ports: Ports, booking: Booking): Promise<readonly Change[]> {
  const { pledge, facts, context } = booking;
  if (facts.disputes.length === 0) return [];
  const disputed = facts.disputes.some(({ state }) => state !== 'won');
  const changes: Change[] = [];
  let { lostMinor } = pledge;
  for (const [at, dispute] of facts.disputes.entries()) {
    const before = [...booking.before, ...changes];
    const matter = { booking: { ...booking, pledge: { ...pledge, lostMinor }, before }, dispute, at };
    const booked = await bookDispute(ports, matter);
    changes.push(...booked.changes);
    lostMinor += booked.lostMinor;
  }
  if (changes.length === 0 && disputed === pledge.disputed) return [];
  const told = movePledge(pledge, { to: 'paid', atMs: context.recordedMs, set: { disputed, lostMinor } });
  return [told, ...changes];
}

interface Matter {
  readonly booking: Booking;
  readonly dispute: DisputeFacts;
  /** Its place among the disputes of the gift. */
  readonly at: number;
}

interface Booked {
  readonly changes: readonly Change[];
  /** What the gift has lost more by it, minor units; negative where it came back. */
  readonly lostMinor: number;
}

const NOTHING: Booked = { changes: [], lostMinor: 0 };

async function bookDispute(ports: Ports, matter: Matter): Promise<Booked> {
  const { pledge } = matter.booking;
  const { state, currency } = matter.dispute;
  if (currency !== pledge.currency) {
    ports.reporter.report('error', 'dispute-in-another-currency', { pledgeId: pledge.pledgeId, currency });
    return NOTHING;
  }
  const fee = await feeOf(ports, matter);
  const moved = await MOVES[state](ports, matter);
  return { changes: [...fee, ...moved.changes], lostMinor: moved.lostMinor };
}

const MOVES: Readonly<Record<DisputeFacts['state'], (ports: Ports, matter: Matter) => Promise<Booked>>> = {
  lost: lose,
  open: async () => NOTHING,
  won: win,
};

async function lose(ports: Ports, matter: Matter): Promise<Booked> {
  const { booking, dispute } = matter;
  const { pledge } = booking;
  const name = nameOf(matter);
  if ((await ports.store.books.byEffect(lostEffect(name))) !== null) return NOTHING;
  const leftMinor = pledge.amountMinor - pledge.refundedMinor - pledge.lostMinor;
  const amountMinor = Math.min(dispute.amountMinor, leftMinor);
  if (amountMinor <= 0 || (await isReversed(ports, booking))) {
    // Nothing of the gift is in the fund any more, so nothing can be taken out of it.
    ports.reporter.report('error', 'dispute-of-gift-that-is-gone', { pledgeId: pledge.pledgeId });
    return NOTHING;
  }
  const coverMinor = await coverOf(ports, booking, amountMinor);
  const changes = [
    ...(coverMinor > 0 ? [disputeCovered(own(matter, 'c'), { ...name, amountMinor: coverMinor })] : []),
    disputeLost(own(matter, 'l'), { ...name, amountMinor }),
  ];
  return { changes, lostMinor: amountMinor };
}

async function win(ports: Ports, matter: Matter): Promise<Booked> {
  const { books } = ports.store;
  const name = nameOf(matter);
  const lost = await books.byEffect(lostEffect(name));
  if (lost === null || (await books.byEffect(wonEffect(name))) !== null) return NOTHING;
  if ((await books.byEffect(reversalEffect(lost.journalId))) !== null) return NOTHING;
  const { amountMinor } = lost;
  const cover = await books.byEffect(disputeCoverEffect(name));
  const stands = cover !== null && (await books.byEffect(reversalEffect(cover.journalId))) === null;
  const changes = [
    disputeWon(own(matter, 'w'), { ...name, amountMinor }),
    ...(stands ? [reversal(own(matter, 'v'), cover, DISPUTE_WON)] : []),
  ];
  return { changes, lostMinor: -amountMinor };
}

async function feeOf(ports: Ports, matter: Matter): Promise<readonly Change[]> {
  const { fee } = matter.dispute;
  const { provider, currency } = matter.booking.pledge;
  if (fee === null || fee.amountMinor === 0 || fee.currency !== currency) return [];
  if ((await ports.store.books.byEffect(feeEffect(provider, fee.feeRef))) !== null) return [];
  return [feeCovered(own(matter, 'f'), { provider, ...fee })];
}

function nameOf({ booking, dispute }: Matter) {
  const { provider, currency } = booking.pledge;
  return { provider, currency, disputeRef: dispute.disputeRef };
}

// The day we were told is the day that is booked, as with every refund.
function own({ booking: { context }, at }: Matter, suffix: string) {
  const journalId = `${context.journalId}d${at}${suffix}`;
  return { ...context, journalId, effectiveOn: civilDateOf(context.recordedMs) };
}
