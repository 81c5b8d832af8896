// Where every entry of the books is made. An effect key names the business fact, so the same fact told twice is booked
// once. Entries are never edited: a mistake is reversed by a new entry that carries its reason. The facts themselves stand
// beside this file, one group each: gifts, what is owed, disputes, disbursements, spending, management, and what
// moves a fund otherwise.

import type { Source } from '@happy-homeland/contract';
import { assert } from '../assert.ts';
import type {
  AccountRecord,
  Change,
  JournalDetail,
  JournalDraft,
  JournalRecord,
  PostingRecord,
} from '../ports/index.ts';
import type { LeafTold } from '../publication/leaf.ts';
import { leafOf } from '../publication/leaf.ts';
import type { Owner } from './chart.ts';

/** What every entry needs besides its postings. */
export interface EntryContext {
  readonly owner: Owner;
  readonly journalId: string;
  /** Civil date of the fact in Asia/Shanghai. */
  readonly effectiveOn: string;
  readonly recordedMs: number;
}

/** How much, minor units. */
export interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
}

/** correction.reversed: the mirror image of an entry, with a public reason (慈善组织信息公开办法 art. 16). */
export function reversal(context: EntryContext, original: JournalRecord, reason: string): Change {
  const postings = original.postings.map(({ account, amountMinor }) => ({ account, amountMinor: -amountMinor }));
  return entry(context, {
    kind: 'correction.reversed',
    source: original.source,
    effectKey: reversalEffect(original.journalId),
    amountMinor: original.amountMinor,
    currency: original.currency,
    postings,
    reverses: { seq: original.seq, reason },
    told: reversedLeaf(original),
    hidden: !original.public,
    detail: detailOfReversal(original),
  });
}

// Whoever counts gifts or adds up by category, partner or target must find the reversal where the entry was; what proved the entry does
// not prove its reversal.
function detailOfReversal({ detail }: JournalRecord): JournalDetail | null {
  if (detail === null) return null;
  const { category, partner, partnerName, to, count } = detail;
  const whom = partner && partnerName && { partner, partnerName };
  const kept = { ...(category && { category }), ...whom, ...(to && { to }), ...(count && { count }) };
  return Object.keys(kept).length > 0 ? kept : null;
}

// An entry that is not public has no place in the log, and neither has its correction.
function reversedLeaf({ kind, leafIndex }: JournalRecord): LeafTold {
  return leafIndex === null ? {} : { reversed: { index: leafIndex, kind } };
}

/** The business fact "this entry was a mistake". */
export function reversalEffect(journalId: string): string {
  return `reversal:${journalId}`;
}

/** What one entry says. */
export interface EntryShape {
  readonly kind: string;
  /** Where a gift came in; absent for everything else. */
  readonly source?: Source | null;
  readonly effectKey: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly postings: readonly PostingRecord[];
  readonly reverses?: { readonly seq: number; readonly reason: string };
  /** Not for the public. */
  readonly hidden?: boolean;
  readonly detail?: JournalDetail | null;
  readonly approvers?: readonly string[];
  readonly giftId?: string;
  /** What its leaf says beside it. */
  readonly told?: LeafTold | undefined;
}

/** Both postings of one amount, the debit first. */
export function pair(debit: AccountRecord, credit: AccountRecord, { amountMinor, currency }: Amount) {
  const postings = [
    { account: debit, amountMinor },
    { account: credit, amountMinor: -amountMinor },
  ];
  return { amountMinor, currency, postings };
}

/** The one place where an entry is made. */
export function entry(context: EntryContext, shape: EntryShape): Change {
  const { owner, journalId, effectiveOn, recordedMs } = context;
  const journal: JournalDraft = {
    ...owner,
    journalId,
    kind: shape.kind,
    source: shape.source ?? null,
    amountMinor: shape.amountMinor,
    currency: shape.currency,
    effectiveOn,
    effectKey: shape.effectKey,
    reversesSeq: shape.reverses?.seq ?? null,
    reason: shape.reverses?.reason ?? null,
    public: !shape.hidden,
    recordedMs,
    postings: shape.postings,
    detail: shape.detail ?? null,
    approvers: shape.approvers ?? null,
    giftId: shape.giftId ?? null,
  };
  assertBalanced(journal);
  return { kind: 'append-journal', journal, leaf: leafOf(journal, shape.told) };
}

/** Asserts what the database asserts again: postings sum to zero, debits to the amount, all in safe integers. */
export function assertBalanced({ postings, amountMinor }: JournalDraft): void {
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'an entry has a positive whole amount');
  assert(postings.length >= 2, 'an entry has at least two postings');
  const sum = postings.reduce((total, posting) => total + posting.amountMinor, 0);
  const debits = postings.reduce((total, posting) => total + Math.max(posting.amountMinor, 0), 0);
  assert(sum === 0, 'postings sum to zero');
  assert(debits === amountMinor, 'debits sum to the amount');
}
