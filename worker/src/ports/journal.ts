// The books: accounts, postings, entries, and what they add up to. Debits are positive.

import type { Source } from '@happy-homeland/contract';

export interface AccountRecord {
  readonly accountId: string;
  readonly tenantId: string;
  readonly charityId: string;
  readonly projectId: string | null;
  readonly code: string;
  readonly currency: string;
  readonly side: 'debit' | 'credit' | 'either';
}

export interface PostingRecord {
  readonly account: AccountRecord;
  /** Debit positive. */
  readonly amountMinor: number;
}

/** A file that proves an entry: its digest, never its content or its place. */
export interface Evidence {
  /** SHA-256, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: string;
}

/** What the public may read of an entry beside its postings. */
export interface JournalDetail {
  /** The line of the budget, as published. */
  readonly category?: string;
  /** The partner's id, as in its accounts, and its name, as the filed plan has it. */
  readonly partner?: string;
  readonly partnerName?: string;
  readonly evidence?: readonly Evidence[];
  /** The project that a surplus went to. */
  readonly to?: string;
  /** The legal basis of a surplus. */
  readonly basis?: string;
  /** Gifts in a batch; in its reversal, those that are taken back. */
  readonly count?: number;
  /** SHA-256 of the imported statement that the entry stands on, lower-case hex. */
  readonly statement?: string;
  /** Journal id of the entry that opened what this one settles. */
  readonly settles?: string;
}

/** One entry of the books. Its postings sum to zero and their debits to `amountMinor`. */
export interface JournalDraft {
  readonly journalId: string;
  readonly tenantId: string;
  readonly charityId: string;
  readonly projectId: string;
  readonly kind: string;
  readonly source: Source | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly effectiveOn: string;
  readonly effectKey: string;
  readonly reversesSeq: number | null;
  readonly reason: string | null;
  readonly public: boolean;
  readonly recordedMs: number;
  readonly postings: readonly PostingRecord[];
  readonly detail: JournalDetail | null;
  /** Who approved it; never public. */
  readonly approvers: readonly string[] | null;
  /** Of an approved refund: journal id of the gift's entry. Never public. */
  readonly giftId: string | null;
}

export interface JournalRecord extends JournalDraft {
  /** Order of commit, from 1, over the whole deployment. */
  readonly seq: number;
  /** Its place in the public log; null where it is not public. */
  readonly leafIndex: number | null;
}

/** Σ of one kind and source of a project's journal, net of reversals. */
export interface JournalTotal {
  readonly projectId: string;
  readonly kind: string;
  readonly source: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly entries: number;
}

export interface AccountBalance {
  readonly projectId: string | null;
  readonly code: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** Of a fund: promised to partners, and with partners but not proved to be spent. Neither may be promised again. */
  readonly pendingMinor: number;
  readonly advancedMinor: number;
}
