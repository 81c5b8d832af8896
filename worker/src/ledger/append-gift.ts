// Entries of gifts: taken, held back, charged with a fee, given back.

import type { Change } from '../ports/index.ts';
import type { LeafTold } from '../publication/leaf.ts';
import type { Amount, EntryContext } from './append.ts';
import { entry, pair } from './append.ts';
import { clearing, heldGifts, restrictedFund, unrestrictedFund } from './chart.ts';

interface ProviderAmount extends Amount {
  readonly provider: string;
}

/** A gift that counts, and what its leaf says beside it. */
export interface CountedGift extends ProviderAmount {
  readonly paymentRef: string;
  readonly told?: LeafTold | undefined;
}

/** A refund, named by everything refunded of its payment up to and including it. */
export interface Refunded extends ProviderAmount {
  readonly paymentRef: string;
  readonly cumulativeMinor: number;
  /** From 1: a refund may fail after it was booked, and the same be given back again. */
  readonly nth: number;
}

/** donation.settled: Dr clearing, Cr the project's restricted fund, gross. */
export function donationSettled(context: EntryContext, gift: CountedGift): Change {
  const { owner } = context;
  const [debit, credit] = [clearing(owner, gift.provider, gift.currency), restrictedFund(owner, gift.currency)];
  const effectKey = paidEffect(gift.provider, gift.paymentRef);
  const { told } = gift;
  return entry(context, {
    kind: 'donation.settled',
    source: 'own-site',
    effectKey,
    told,
    ...pair(debit, credit, gift),
  });
}

/** donation.settled, of a gift that was held and may be counted after all. Dr held gifts, Cr restricted fund. */
export function donationAccepted(context: EntryContext, gift: CountedGift): Change {
  const { owner } = context;
  const [debit, credit] = [heldGifts(owner, gift.currency), restrictedFund(owner, gift.currency)];
  const effectKey = acceptedEffect(gift.provider, gift.paymentRef);
  const { told } = gift;
  return entry(context, {
    kind: 'donation.settled',
    source: 'own-site',
    effectKey,
    told,
    ...pair(debit, credit, gift),
  });
}

/** fee.charged: the gift bears the provider's fee. Dr restricted fund, Cr clearing; gross and fee are never netted. */
export function feeCharged(context: EntryContext, fee: ProviderAmount & { readonly feeRef: string }): Change {
  const { owner } = context;
  const [debit, credit] = [restrictedFund(owner, fee.currency), clearing(owner, fee.provider, fee.currency)];
  const effectKey = feeEffect(fee.provider, fee.feeRef);
  return entry(context, { kind: 'fee.charged', effectKey, ...pair(debit, credit, fee) });
}

/**
 * fee.covered: the charity bears the fee from its own funds, so that the whole gift reaches the project, or its giver.
 * `hidden` where the gift is not public.
 */
export function feeCovered(
  context: EntryContext,
  fee: ProviderAmount & { readonly feeRef: string; readonly hidden?: boolean },
): Change {
  const { owner } = context;
  const [debit, credit] = [unrestrictedFund(owner, fee.currency), clearing(owner, fee.provider, fee.currency)];
  const effectKey = feeEffect(fee.provider, fee.feeRef);
  const { hidden = false } = fee;
  return entry(context, { kind: 'fee.covered', effectKey, hidden, ...pair(debit, credit, fee) });
}

/** gift.held: money that arrived and may not be counted. It is in the books, not in any total, and not public. */
export function giftHeld(context: EntryContext, gift: ProviderAmount & { readonly paymentRef: string }): Change {
  const { owner } = context;
  const [debit, credit] = [clearing(owner, gift.provider, gift.currency), heldGifts(owner, gift.currency)];
  const effectKey = paidEffect(gift.provider, gift.paymentRef);
  return entry(context, {
    kind: 'gift.held',
    effectKey,
    hidden: true,
    ...pair(debit, credit, gift),
  });
}

/** refund.paid: the provider gave a counted gift back. Dr restricted fund, Cr clearing. */
export function refundPaid(context: EntryContext, refund: Refunded): Change {
  const { owner } = context;
  const [debit, credit] = [restrictedFund(owner, refund.currency), clearing(owner, refund.provider, refund.currency)];
  const effectKey = refundedEffect(refund);
  return entry(context, { kind: 'refund.paid', source: 'own-site', effectKey, ...pair(debit, credit, refund) });
}

/** refund.covered: what the fund lacks for a refund (the fee, usually) comes from the charity's own funds, not from neighbours' gifts. */
export function refundCovered(context: EntryContext, refund: Refunded): Change {
  const { owner } = context;
  const [debit, credit] = [unrestrictedFund(owner, refund.currency), restrictedFund(owner, refund.currency)];
  const effectKey = coveredEffect(refund);
  return entry(context, { kind: 'refund.covered', effectKey, ...pair(debit, credit, refund) });
}

/** A return of a held gift; `nth` counts from 1, because a refund may fail after it was booked. */
export interface Returned extends ProviderAmount {
  readonly paymentRef: string;
  readonly nth: number;
}

/** gift.returned: a gift that was held back has been given back whole. Not public, as the gift was not. */
export function giftReturned(context: EntryContext, gift: Returned): Change {
  const { owner } = context;
  const [debit, credit] = [heldGifts(owner, gift.currency), clearing(owner, gift.provider, gift.currency)];
  const effectKey = returnedEffect(gift);
  return entry(context, { kind: 'gift.returned', effectKey, hidden: true, ...pair(debit, credit, gift) });
}

/** The business fact "this payment was taken", whatever event told it. */
export function paidEffect(provider: string, paymentRef: string): string {
  return `paid:${provider}:${paymentRef}`;
}

/** The provider's payment that a counted gift came by, read from its effect key; null where it came otherwise. */
export function paymentOf(effectKey: string): string | null {
  return /^(?:paid|accepted):[^:]+:(.+)$/.exec(effectKey)?.[1] ?? null;
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

type RefundName = Pick<Refunded, 'cumulativeMinor' | 'nth' | 'paymentRef' | 'provider'>;

/** The business fact "so much of this payment has gone back, for the nth time". */
export function refundedEffect(refund: RefundName): string {
  return `refunded:${refundName(refund)}`;
}

/** The business fact "the charity bore a part of that refund". */
export function coveredEffect(refund: RefundName): string {
  return `covered:${refundName(refund)}`;
}

function refundName({ provider, paymentRef, cumulativeMinor, nth }: RefundName): string {
  return `${provider}:${paymentRef}:${cumulativeMinor}${nth === 1 ? '' : `:${nth}`}`;
}
