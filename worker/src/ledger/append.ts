// Entries of the books. Each function states one business fact; the effect key names that fact, so the same fact told
// twice is booked once. Entries are never edited: a mistake is reversed by a new entry that carries its reason.

import type { Source } from '@happy-homeland/contract';
import { assert } from '../assert.ts';
import type { Change, JournalDraft, JournalRecord, PostingRecord } from '../ports/index.ts';
import type { Owner } from './chart.ts';
import { clearing, heldGifts, restrictedFund, unrestrictedFund } from './chart.ts';

/** What every entry needs besides its postings. */
export interface EntryContext {
  readonly owner: Owner;
  readonly journalId: string;
  /** Civil date of the fact in Asia/Shanghai. */
  readonly effectiveOn: string;
  readonly recordedMs: number;
}

interface Amount {
  readonly provider: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** A refund, named by everything refunded of its payment up to and including it. */
export interface Refunded extends Amount {
  readonly paymentRef: string;
  readonly cumulativeMinor: number;
}

/** donation.settled: Dr clearing, Cr the project's restricted fund, gross. */
export function donationSettled(context: EntryContext, gift: Amount & { readonly paymentRef: string }): Change {
  const { owner } = context;
  const [debit, credit] = [clearing(owner, gift.provider, gift.currency), restrictedFund(owner, gift.currency)];
  const effectKey = paidEffect(gift.provider, gift.paymentRef);
  return entry(context, { kind: 'donation.settled', source: 'own-site', effectKey, ...pair(debit, credit, gift) });
}

/** donation.settled, of a gift that was held and may be counted after all. Dr held gifts, Cr restricted fund. */
export function donationAccepted(context: EntryContext, gift: Amount & { readonly paymentRef: string }): Change {
  const { owner } = context;
  const [debit, credit] = [heldGifts(owner, gift.currency), restrictedFund(owner, gift.currency)];
  const effectKey = acceptedEffect(gift.provider, gift.paymentRef);
  return entry(context, { kind: 'donation.settled', source: 'own-site', effectKey, ...pair(debit, credit, gift) });
}

/** fee.charged: the gift bears the provider's fee. Dr restricted fund, Cr clearing; gross and fee are never netted. */
export function feeCharged(context: EntryContext, fee: Amount & { readonly feeRef: string }): Change {
  const { owner } = context;
  const [debit, credit] = [restrictedFund(owner, fee.currency), clearing(owner, fee.provider, fee.currency)];
  const effectKey = feeEffect(fee.provider, fee.feeRef);
  return entry(context, { kind: 'fee.charged', source: null, effectKey, ...pair(debit, credit, fee) });
}

/**
 * fee.covered: the charity bears the fee from its own funds, so that the whole gift reaches the project, or its giver.
 * `hidden` where the gift is not public.
 */
export function feeCovered(
  context: EntryContext,
  fee: Amount & { readonly feeRef: string; readonly hidden?: boolean },
): Change {
  const { owner } = context;
  const [debit, credit] = [unrestrictedFund(owner, fee.currency), clearing(owner, fee.provider, fee.currency)];
  const effectKey = feeEffect(fee.provider, fee.feeRef);
  const { hidden = false } = fee;
  return entry(context, { kind: 'fee.covered', source: null, effectKey, hidden, ...pair(debit, credit, fee) });
}

/** gift.held: money that arrived and may not be counted. It is in the books, not in any total, and not public. */
export function giftHeld(context: EntryContext, gift: Amount & { readonly paymentRef: string }): Change {
  const { owner } = context;
  const [debit, credit] = [clearing(owner, gift.provider, gift.currency), heldGifts(owner, gift.currency)];
  const effectKey = paidEffect(gift.provider, gift.paymentRef);
  return entry(context, {
    kind: 'gift.held',
    source: null,
    effectKey,
    hidden: true,
    ...pair(debit, credit, gift),
  });
}

/** refund.paid: the provider gave a counted gift back. Dr restricted fund, Cr clearing. */
export function refundPaid(context: EntryContext, refund: Refunded): Change {
  const { owner } = context;
  const [debit, credit] = [restrictedFund(owner, refund.currency), clearing(owner, refund.provider, refund.currency)];
  const effectKey = `refunded:${refundEffect(refund)}`;
  return entry(context, { kind: 'refund.paid', source: 'own-site', effectKey, ...pair(debit, credit, refund) });
}

/** refund.covered: what the fund lacks for a refund (the fee, usually) comes from the charity's own funds, not from neighbours' gifts. */
export function refundCovered(context: EntryContext, refund: Refunded): Change {
  const { owner } = context;
  const [debit, credit] = [unrestrictedFund(owner, refund.currency), restrictedFund(owner, refund.currency)];
  const effectKey = `covered:${refundEffect(refund)}`;
  return entry(context, { kind: 'refund.covered', source: null, effectKey, ...pair(debit, credit, refund) });
}

/** A return of a held gift; `nth` counts from 1, because a refund may fail after it was booked. */
export interface Returned extends Amount {
  readonly paymentRef: string;
  readonly nth: number;
}

/** gift.returned: a gift that was held back has been given back whole. Not public, as the gift was not. */
export function giftReturned(context: EntryContext, gift: Returned): Change {
  const { owner } = context;
  const [debit, credit] = [heldGifts(owner, gift.currency), clearing(owner, gift.provider, gift.currency)];
  const effectKey = returnedEffect(gift);
  return entry(context, { kind: 'gift.returned', source: null, effectKey, hidden: true, ...pair(debit, credit, gift) });
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
    hidden: !original.public,
  });
}

/** The business fact "this entry was a mistake". */
export function reversalEffect(journalId: string): string {
  return `reversal:${journalId}`;
}

/** The business fact "this payment was taken", whatever event told it. */
export function paidEffect(provider: string, paymentRef: string): string {
  return `paid:${provider}:${paymentRef}`;
}

/** The business fact "this payment was held, and is counted now". */
export function acceptedEffect(provider: string, paymentRef: string): string {
  return `accepted:${provider}:${paymentRef}`;
}

/** The business fact "this held payment went back, for the nth time". */
export function returnedEffect({
  provider,
  paymentRef,
  nth,
}: Pick<Returned, 'nth' | 'paymentRef' | 'provider'>): string {
  return `returned:${provider}:${paymentRef}${nth === 1 ? '' : `:${nth}`}`;
}

/** The business fact "this fee was charged". */
export function feeEffect(provider: string, feeRef: string): string {
  return `fee:${provider}:${feeRef}`;
}

function refundEffect({ provider, paymentRef, cumulativeMinor }: Refunded): string {
  return `${provider}:${paymentRef}:${cumulativeMinor}`;
}

interface EntryShape {
  readonly kind: string;
  readonly source: Source | null;
  readonly effectKey: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly postings: readonly PostingRecord[];
  readonly reverses?: { readonly seq: number; readonly reason: string };
  readonly hidden?: boolean;
}

function pair(debit: PostingRecord['account'], credit: PostingRecord['account'], { amountMinor, currency }: Amount) {
  const postings = [
    { account: debit, amountMinor },
    { account: credit, amountMinor: -amountMinor },
  ];
  return { amountMinor, currency, postings };
}

function entry(context: EntryContext, shape: EntryShape): Change {
  const { owner, journalId, effectiveOn, recordedMs } = context;
  const journal: JournalDraft = {
    ...owner,
    journalId,
    kind: shape.kind,
    source: shape.source,
    amountMinor: shape.amountMinor,
    currency: shape.currency,
    effectiveOn,
    effectKey: shape.effectKey,
    reversesSeq: shape.reverses?.seq ?? null,
    reason: shape.reverses?.reason ?? null,
    public: !shape.hidden,
    recordedMs,
    postings: shape.postings,
  };
  assertBalanced(journal);
  return { kind: 'append-journal', journal };
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
