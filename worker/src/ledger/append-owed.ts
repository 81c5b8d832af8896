// Entries of what is owed and not decided or not paid yet: a refund that was approved, and money in the bank of unknown
// origin. The entry that opens the matter is its record; the one that settles it names it.

import type { Source } from '@happy-homeland/contract';
import type { Change } from '../ports/index.ts';
import type { Amount, EntryContext } from './append.ts';
import { entry, pair } from './append.ts';
import type { BankLine } from './append-fund.ts';
import type { Refunded } from './append-gift.ts';
import { refundedEffect } from './append-gift.ts';
import { bank, clearing, refundPayable, restrictedFund, unidentified, unrestrictedFund } from './chart.ts';

/** A refund of a counted gift. */
export interface ApprovedRefund extends Amount {
  readonly effectKey: string;
  /** Journal id of the gift's entry, and where the gift came in. */
  readonly giftId: string;
  readonly source: Source | null;
}

/** refund.approved: the money is no longer the project's. Dr restricted fund, Cr refunds payable. */
export function refundApproved(context: EntryContext, refund: ApprovedRefund): Change {
  const { owner } = context;
  const { effectKey, giftId, source, currency } = refund;
  const postings = pair(restrictedFund(owner, currency), refundPayable(owner, currency), refund);
  return entry(context, { kind: 'refund.approved', source, effectKey, giftId, ...postings });
}

/** refund.covered: what the fund lacks for it comes from the charity's own funds. Dr unrestricted fund, Cr restricted fund. */
export function approvalCovered(context: EntryContext, refund: Pick<ApprovedRefund, 'effectKey'> & Amount): Change {
  const { owner } = context;
  const postings = pair(unrestrictedFund(owner, refund.currency), restrictedFund(owner, refund.currency), refund);
  return entry(context, { kind: 'refund.covered', effectKey: `${refund.effectKey}:cover`, ...postings });
}

/** refund.remitted, by the provider, as it told us. Dr refunds payable, Cr clearing. */
export function refundRemitted(context: EntryContext, refund: Refunded & { readonly settles: string }): Change {
  const { owner } = context;
  const { provider, settles, currency } = refund;
  const postings = pair(refundPayable(owner, currency), clearing(owner, provider, currency), refund);
  return entry(context, {
    kind: 'refund.remitted',
    effectKey: refundedEffect(refund),
    detail: { settles },
    ...postings,
  });
}

/** A line of a bank's statement that settles a matter. */
export interface SettlingLine extends BankLine {
  readonly settles: string;
}

/** refund.remitted, from the bank. Dr refunds payable, Cr bank. */
export function refundSent(context: EntryContext, line: SettlingLine): Change {
  const { owner } = context;
  const { settles, statement, currency } = line;
  const postings = pair(refundPayable(owner, currency), bank(owner, currency), line);
  const effectKey = sentEffect(owner, line.lineRef);
  return entry(context, { kind: 'refund.remitted', effectKey, detail: { settles, statement }, ...postings });
}

/** unidentified.received: it is in the bank and in nobody's total. Dr bank, Cr unidentified. */
export function unidentifiedReceived(context: EntryContext, line: BankLine): Change {
  const { owner } = context;
  const { statement, currency } = line;
  const postings = pair(bank(owner, currency), unidentified(owner, currency), line);
  const effectKey = unidentifiedEffect(owner, line.lineRef);
  return entry(context, { kind: 'unidentified.received', effectKey, detail: { statement }, ...postings });
}

/** unidentified.returned: it goes back to where it came from. Dr unidentified, Cr bank. */
export function unidentifiedReturned(context: EntryContext, line: SettlingLine): Change {
  const { owner } = context;
  const { settles, statement, currency } = line;
  const postings = pair(unidentified(owner, currency), bank(owner, currency), line);
  const effectKey = sentEffect(owner, line.lineRef);
  return entry(context, { kind: 'unidentified.returned', effectKey, detail: { settles, statement }, ...postings });
}

type Books = Pick<EntryContext['owner'], 'charityId'>;

/** The business fact "this line of a statement came in and nobody knows what it is". */
export function unidentifiedEffect({ charityId }: Books, lineRef: string): string {
  return `unidentified:${charityId}:${lineRef}`;
}

/** The business fact "this line of a statement went back to somebody". */
export function sentEffect({ charityId }: Books, lineRef: string): string {
  return `sent-back:${charityId}:${lineRef}`;
}
