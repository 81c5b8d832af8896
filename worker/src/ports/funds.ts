// What becomes of a project's money after it was given: promises to partners, the cap of management, what the public is
// told of it, and answers that stay what they were.

import type { DisclosureChange, DisclosureReads } from './disclosures.ts';
import type { JournalRecord } from './journal.ts';

/** Part of a fund that is promised to a partner. It is resolved once. */
export interface ReservationRecord {
  readonly reservationId: string;
  readonly tenantId: string;
  readonly charityId: string;
  readonly projectId: string;
  /** The fund it is promised from. */
  readonly accountId: string;
  readonly partnerId: string;
  /** As the filed plan names it. */
  readonly partner: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: 'pending' | 'posted' | 'voided' | 'expired';
  readonly reservedMs: number;
  readonly expiresMs: number;
  readonly resolvedMs: number | null;
  /** The entry that paid it. */
  readonly journalId: string | null;
}

/** What the contract lets the charity keep for managing a project: at most ⌊capBps × baseMinor / 10000⌋. */
export interface ManagementTerms {
  readonly projectId: string;
  readonly tenantId: string;
  readonly capBps: number;
  readonly baseMinor: number;
  readonly currency: string;
  readonly pinnedMs: number;
}

/** The answer to one request. `outcome` is JSON. */
export interface DecisionRecord {
  readonly idemKey: string;
  readonly tenantId: string;
  readonly requestHash: string;
  readonly outcome: string;
  readonly decidedMs: number;
}

export type FundChange =
  /** Loses `decision-key` where the key was answered before. */
  | { readonly kind: 'insert-decision'; readonly record: DecisionRecord }
  /** Loses `balance` where the fund has less than that to promise. */
  | { readonly kind: 'insert-reservation'; readonly record: ReservationRecord }
  | ResolveReservation
  | DisclosureChange
  /** Loses `management-terms` where there are some. */
  | { readonly kind: 'pin-management'; readonly record: ManagementTerms };

/** Happens only while the reservation is pending, or loses `reservation`. Comes before the entry that pays it. */
export interface ResolveReservation {
  readonly kind: 'resolve-reservation';
  readonly reservationId: string;
  readonly to: 'posted' | 'voided' | 'expired';
  readonly atMs: number;
  readonly journalId: string | null;
}

/**
 * Σ of one kind of entry in one account of a partner, reversals taken off what they reverse. Debit positive: of an advance,
 * what was paid out is above zero and what was spent or returned below it.
 */
export interface PartnerTotal {
  /** `A:Advance:{partner}:{project}` or `L:PartnerPayable:{partner}:{project}`. */
  readonly code: string;
  /** As the filed plan names it. */
  readonly partner: string;
  readonly kind: string;
  /** The line of the budget; null for what is no spending. */
  readonly category: string | null;
  readonly currency: string;
  readonly amountMinor: number;
}

export interface FundReads extends DisclosureReads {
  decision(idemKey: string): Promise<DecisionRecord | null>;
  reservation(reservationId: string): Promise<ReservationRecord | null>;
  /** Pending ones whose term has come, oldest first. */
  overdueReservations(nowMs: number, limit: number): Promise<readonly ReservationRecord[]>;
  managementTerms(projectId: string): Promise<ManagementTerms | null>;
  /** Debit positive; 0 for an account that was never used. */
  balanceOf(accountId: string): Promise<number>;
  /** At the end of a civil day: what is dated later is left out. */
  balanceOn(accountId: string, date: string): Promise<number>;
  /** The entry of this journal id. */
  entryNamed(journalId: string): Promise<JournalRecord | null>;
  /** Approved refunds of a gift that stand, oldest first. `giftId` is the journal id of its entry. */
  refundsOf(giftId: string): Promise<readonly JournalRecord[]>;
  /** Entries that settle what the entry of this journal id opened, and stand, oldest first. */
  settlementsOf(journalId: string): Promise<readonly JournalRecord[]>;
  /** Entries of a charity that opened something that is not settled yet, oldest first. */
  openMatters(charityId: string, limit: number): Promise<readonly JournalRecord[]>;
  /** All that moved between a project and its partners, by account, kind and category. */
  partnerTotals(projectId: string): Promise<readonly PartnerTotal[]>;
}
