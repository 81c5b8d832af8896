// Gifts that somebody else gathered: a designated platform, or givers who paid at the bank or in cash. A statement says how
// many there were and how much; who they were it does not say here, and nobody is invented.

import type { Change } from '../ports/index.ts';
import type { Amount, EntryContext } from './append.ts';
import { entry, pair } from './append.ts';
import { bank, clearing, restrictedFund, unidentified } from './chart.ts';

/** One project's part of a statement. */
export interface BatchPart extends Amount {
  readonly source: 'platform' | 'bank' | 'cash';
  /** Who holds the money until it is paid out; null where it is in the bank already. */
  readonly holder: string | null;
  /** How many gifts. */
  readonly count: number;
  /** SHA-256 of the statement, lower-case hex. */
  readonly statement: string;
}

/** A receipt of unknown origin that turned out to be a gift; `receiptId` is the journal id of its entry. */
export interface MatchedReceipt extends Amount {
  readonly receiptId: string;
  readonly statement: string;
  readonly effectKey: string;
}

/** donation.batch, of one gift: what had arrived unidentified is this project's. Dr unidentified, Cr restricted fund. */
export function receiptMatched(context: EntryContext, matched: MatchedReceipt): Change {
  const { owner } = context;
  const { receiptId: settles, statement, effectKey, currency } = matched;
  const postings = pair(unidentified(owner, currency), restrictedFund(owner, currency), matched);
  const detail = { count: 1, statement, settles };
  return entry(context, { kind: 'donation.batch', source: 'bank', effectKey, detail, ...postings });
}

/** donation.batch: Dr the platform's clearing, or the bank; Cr the project's restricted fund. */
export function donationBatch(context: EntryContext, part: BatchPart): Change {
  const { owner } = context;
  const { source, holder, count, statement, currency } = part;
  const received = holder === null ? bank(owner, currency) : clearing(owner, holder, currency);
  const postings = pair(received, restrictedFund(owner, currency), part);
  const effectKey = batchEffect(owner, statement);
  return entry(context, { kind: 'donation.batch', source, effectKey, detail: { count, statement }, ...postings });
}

/** The business fact "this project's part of this statement is booked". */
export function batchEffect(
  { charityId, projectId }: Pick<EntryContext['owner'], 'charityId' | 'projectId'>,
  statement: string,
): string {
  return `batch:${charityId}:${projectId}:${statement}`;
}
