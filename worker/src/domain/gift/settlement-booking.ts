// What every entry of a settlement is made from.

import type { EntryContext } from '../../ledger/append.ts';
import { reversalEffect } from '../../ledger/append.ts';
import { acceptedEffect, paidEffect } from '../../ledger/append-gift.ts';
import type { Change, JournalRecord, PaidFacts, PledgeRecord, Ports, ProjectFile } from '../../ports/index.ts';

export interface Booking {
  readonly pledge: PledgeRecord;
  readonly file: ProjectFile;
  readonly facts: PaidFacts;
  readonly context: EntryContext;
  /** Changes of the same unit that come before. */
  readonly before: readonly Change[];
}

/** The entry by which the gift counts; null where it is only now being booked. */
export async function entryOfGift(ports: Ports, { pledge, facts }: Booking): Promise<JournalRecord | null> {
  const { provider } = pledge;
  const taken = await ports.store.books.byEffect(paidEffect(provider, facts.paymentRef));
  const wasHeld = taken?.kind === 'gift.held';
  return wasHeld ? ports.store.books.byEffect(acceptedEffect(provider, facts.paymentRef)) : taken;
}

/** Whether people have reversed the gift in the books: it then gives nothing more that could be taken back. */
export async function isReversed(ports: Ports, booking: Booking): Promise<boolean> {
  const paid = await entryOfGift(ports, booking);
  if (paid === null) return false;
  return (await ports.store.books.byEffect(reversalEffect(paid.journalId))) !== null;
}
