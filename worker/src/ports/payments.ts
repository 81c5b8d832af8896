// The payment provider. Nothing a browser or a webhook says counts: only `read` does, because it is the provider's own
// present word. Adapters translate foreign errors into PaymentsError once.

import type { Money } from '@happy-homeland/contract';

export interface OpenPayment {
  /** `pledge:{pledgeId}:session:v1`; the same key with the same fields opens one payment, however often it is sent. */
  readonly idempotencyKey: string;
  readonly pledgeId: string;
  readonly projectId: string;
  readonly amount: Money;
  /** What the giver reads on the provider's page. */
  readonly description: string;
  readonly payee: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAtMs: number;
}

export interface OpenedPayment {
  readonly sessionRef: string;
  readonly url: string;
  readonly expiresAtMs: number;
}

/** What the provider says now. `unsettled` covers everything that may still become a payment. */
export type PaymentFacts =
  | { readonly kind: 'unsettled'; readonly sessionRef: string; readonly pledgeId: string | null }
  | { readonly kind: 'failed'; readonly sessionRef: string; readonly pledgeId: string | null }
  | { readonly kind: 'expired'; readonly sessionRef: string; readonly pledgeId: string | null }
  | PaidFacts;

export interface PaidFacts {
  readonly kind: 'paid';
  readonly sessionRef: string;
  readonly pledgeId: string | null;
  readonly paymentRef: string;
  readonly amountMinor: number;
  /** As the provider writes it, upper case; it may be one this software does not take. */
  readonly currency: string;
  readonly livemode: boolean;
  /** The provider's own instant of payment: it decides lawfulness. */
  readonly paidAtMs: number;
  /** Everything given back of this payment, minor units. It grows, unless a refund fails after it was sent. */
  readonly refundedMinor: number;
  readonly fee: FeeFacts | null;
  /** Every time that the payer's bank has asked for the money back. */
  readonly disputes: readonly DisputeFacts[];
}

export interface FeeFacts {
  readonly feeRef: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** `open` while nobody has decided; only `lost` takes the money for good, and `won` after it gives it back. */
export interface DisputeFacts {
  readonly disputeRef: string;
  readonly state: 'lost' | 'open' | 'won';
  readonly amountMinor: number;
  /** As the provider writes it, upper case. */
  readonly currency: string;
  /** What the provider charges for the trouble; it keeps that, whoever wins. */
  readonly fee: FeeFacts | null;
}

/** A verified notice: a hint to read the provider again, never a fact. */
export interface Notice {
  readonly eventId: string;
  readonly type: string;
  readonly livemode: boolean;
  /** The provider's account that it is about, where that is another one than ours. */
  readonly account?: string;
  /** Where a payer's bank has asked for the money back: how that stands, in the provider's word. */
  readonly dispute?: string;
  readonly subject:
    | { readonly kind: 'session'; readonly sessionRef: string }
    | { readonly kind: 'pledge'; readonly pledgeId: string }
    | { readonly kind: 'payment'; readonly paymentRef: string }
    | { readonly kind: 'none' };
  /** Names the charge that was declined, where the notice tells of one: the same charge has the same name in each. */
  readonly declineRef?: string;
}

/** What is to go back of one payment. The request of one key never changes. */
export interface RefundRequest {
  /** `refund:{pledgeId}:v{attempt}` */
  readonly idempotencyKey: string;
  readonly paymentRef: string;
  readonly amountMinor: number;
  /** Why, in one of our own words; nothing that a giver or an officer wrote. */
  readonly reason: string;
}

/** `pending`: on its way, and may still fail. `failed`: the money came back to us, and its giver is still owed it. */
export interface RefundFacts {
  readonly refundRef: string;
  readonly state: 'pending' | 'succeeded' | 'failed';
}

export interface Payments {
  readonly provider: 'stripe';
  readonly mode: 'test' | 'live';
  /** Origin of the provider's payment page: where a form of ours may lead. */
  readonly pageOrigin: string;
  /** Idempotent by `idempotencyKey`. Unknown outcome: `unavailable`; the caller calls again with the same key. */
  open(request: OpenPayment): Promise<OpenedPayment>;
  /** The provider's present word about a session; retried inside on transport errors. */
  read(sessionRef: string): Promise<PaymentFacts>;
  /**
   * Gives money back, once for each key. Unknown outcome: `unavailable`; the caller calls again with the same key and the
   * same fields, for as long as it takes: a key that the provider has forgotten must find the refund it made. `faulted`:
   * this key is spent, the next attempt has a new one. Where the whole payment has gone back already, whoever sent it,
   * the answer is that refund. Not retried inside beyond transport errors; what the books say follows from `read` alone.
   */
  refund(request: RefundRequest): Promise<RefundFacts>;
  /** The provider's present word about a refund. */
  readRefund(refundRef: string): Promise<RefundFacts>;
  /** Verifies a signed notice. Throws `invalid-signature`; has no other effect. */
  verifyNotice(rawBody: string, signature: string | null): Promise<Notice>;
  /**
   * Notices since then that the provider could not deliver and that may move money, in any order; the same ones every
   * time, because taking them here does not deliver them there. Retried inside; throws in the middle when that is no use.
   */
  undelivered(sinceMs: number): AsyncIterable<Notice>;
  /**
   * Payments of which something has gone back or was asked back since then, by their references, in any order, and one as
   * often as it happened. Retried inside; throws in the middle when that is no use.
   */
  returned(sinceMs: number): AsyncIterable<string>;
}

export type PaymentsErrorCode =
  | 'unavailable'
  | 'faulted'
  | 'refused'
  | 'not-found'
  | 'invalid-signature'
  | 'malformed-notice'
  | 'misconfigured';

/**
 * `refused`: the provider will never take this request. `unavailable`: no answer came; the same request may still have
 * happened. `faulted`: it answered with a fault of its own, and repeats that answer for the same idempotency key.
 * `malformed-notice`: signed, but not a notice that anybody could mean.
 */
export class PaymentsError extends Error {
  readonly code: PaymentsErrorCode;

  constructor({ code, message, cause }: { code: PaymentsErrorCode; message: string; cause?: unknown }) {
    super(message, { cause });
    this.name = 'PaymentsError';
    this.code = code;
  }
}
