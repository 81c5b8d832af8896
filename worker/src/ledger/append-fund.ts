// Entries that move a fund or its money otherwise: a payout that reached the bank, interest, and what is left when a
// project is over.

import type { Change } from '../ports/index.ts';
import type { Amount, EntryContext } from './append.ts';
import { entry, pair } from './append.ts';
import { bank, clearing, restrictedFund } from './chart.ts';

/** A line of a bank statement; `statement` is the SHA-256 of the statement it stands on. */
export interface BankLine extends Amount {
  readonly lineRef: string;
  readonly statement: string;
}

/** settlement.received: the provider paid out. Dr bank, Cr clearing; one entry for each project of a line. */
export function settlementReceived(context: EntryContext, line: BankLine & { readonly provider: string }): Change {
  const { owner } = context;
  const { statement, provider, currency } = line;
  const postings = pair(bank(owner, currency), clearing(owner, provider, currency), line);
  const effectKey = settlementEffect(owner, line.lineRef);
  return entry(context, { kind: 'settlement.received', effectKey, detail: { statement }, ...postings });
}

/** interest.received: what the bank paid on a project's money belongs to the project. Dr bank, Cr restricted fund. */
export function interestReceived(context: EntryContext, line: BankLine): Change {
  const { owner } = context;
  const { statement, currency } = line;
  const postings = pair(bank(owner, currency), restrictedFund(owner, currency), line);
  const effectKey = interestEffect(owner, line.lineRef);
  return entry(context, { kind: 'interest.received', effectKey, detail: { statement }, ...postings });
}

/**
 * surplus.transferred: what is left goes to a similar project of the same charity, once the appeal has ended, on a legal
 * basis (Charity Law 2023 art. 58). Dr this restricted fund, Cr the other.
 */
export function surplusTransferred(
  context: EntryContext,
  surplus: Amount & { readonly effectKey: string; readonly to: string; readonly basis: string },
): Change {
  const { owner } = context;
  const { effectKey, to, basis, currency } = surplus;
  const target = restrictedFund({ ...owner, projectId: to }, currency);
  const postings = pair(restrictedFund(owner, currency), target, surplus);
  return entry(context, { kind: 'surplus.transferred', effectKey, detail: { to, basis }, ...postings });
}

type Place = Pick<EntryContext['owner'], 'charityId' | 'projectId'>;

/** The business fact "this part of this line of a statement is a payout". */
export function settlementEffect({ charityId, projectId }: Place, lineRef: string): string {
  return `settlement:${charityId}:${projectId}:${lineRef}`;
}

/** The business fact "this line of a statement is interest". */
export function interestEffect({ charityId, projectId }: Place, lineRef: string): string {
  return `interest:${charityId}:${projectId}:${lineRef}`;
}
