// The provider's fee. A gift bears it only as far as the gift itself still stands in the fund: what is more comes from
// the charity's own funds, never from what other neighbours gave, and never stops the gift from being booked.

import { feeCharged, feeCovered, feeEffect } from '../../ledger/append-gift.ts';
import type { Change, Ports } from '../../ports/index.ts';
import { fundMinor } from '../fund/fund-balance.ts';
import type { Booking } from './settlement-booking.ts';
import { isReversed } from './settlement-booking.ts';

/** The entries of a fee that is known now. Empty without one, or where it is in a currency that must not be converted. */
export async function feesOf(ports: Ports, booking: Booking): Promise<readonly Change[]> {
  const { pledge, facts, context } = booking;
  const { fee } = facts;
  if (fee === null || fee.amountMinor === 0) return [];
  const { provider, currency, pledgeId } = pledge;
  if (fee.currency !== currency) {
    ports.reporter.report('warn', 'fee-in-another-currency', { pledgeId, currency: fee.currency });
    return [];
  }
  const { feeRef } = fee;
  const borneMinor = await borneByGift(ports, booking, fee.amountMinor);
  const restMinor = fee.amountMinor - borneMinor;
  const own = (suffix: string) => ({ ...context, journalId: `${context.journalId}${suffix}` });
  const restRef = borneMinor > 0 ? `${feeRef}:rest` : feeRef;
  return [
    ...(borneMinor > 0 ? [feeCharged(own('f'), { provider, currency, feeRef, amountMinor: borneMinor })] : []),
    ...(restMinor > 0 ? [feeCovered(own('g'), { provider, currency, feeRef: restRef, amountMinor: restMinor })] : []),
  ];
}

/** How much of its fee a gift has borne, minor units: from this unit's earlier changes, or from the books. */
export async function feeBorneMinor(ports: Ports, { pledge, facts, before }: Booking): Promise<number> {
  if (facts.fee === null) return 0;
  const effectKey = feeEffect(pledge.provider, facts.fee.feeRef);
  const entries = before.flatMap((change) => (change.kind === 'append-journal' ? [change.journal] : []));
  const entry =
    entries.find((journal) => journal.effectKey === effectKey) ?? (await ports.store.books.byEffect(effectKey));
  return entry?.kind === 'fee.charged' ? entry.amountMinor : 0;
}

async function borneByGift(ports: Ports, booking: Booking, feeMinor: number): Promise<number> {
  const { pledge, file, context, before } = booking;
  if (file.project.body.feeBearer === 'charity' || (await isReversed(ports, booking))) return 0;
  const stillGiven = pledge.amountMinor - pledge.refundedMinor - pledge.lostMinor;
  const inFund = await fundMinor(ports, { owner: context.owner, currency: pledge.currency, before });
  return Math.max(0, Math.min(feeMinor, stillGiven, inFund));
}
