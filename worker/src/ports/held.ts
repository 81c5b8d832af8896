// Money that arrived and may not be counted, until people or its term decide where it goes. Such a pledge has a
// `refundAtMs`: when it goes back by itself.

import type { PledgeRecord } from './records.ts';

export type HeldVerdict = 'accept' | 'refund';

/** What one key says about a held gift, once in each round. */
export interface HeldDecisionRecord {
  readonly tenantId: string;
  readonly pledgeId: string;
  /** From 1; a refund that failed ends a round, and people decide anew. */
  readonly round: number;
  readonly keyId: string;
  readonly decision: HeldVerdict;
  readonly reason: string;
  readonly atMs: number;
}

/** A refund of a held gift, kept before the provider is asked. At most one of a gift has not failed. */
export interface RefundRecord {
  readonly tenantId: string;
  readonly pledgeId: string;
  readonly round: number;
  /** Part of the provider's idempotency key: a new one is used once the provider answered with a fault of its own. */
  readonly attempt: number;
  readonly paymentRef: string;
  readonly amountMinor: number;
  /** As the provider takes it, upper case. */
  readonly currency: string;
  readonly cause: 'decision' | 'term';
  /** Why the gift was held, in one of our own words. */
  readonly reason: string;
  readonly state: 'begun' | 'failed' | 'pending' | 'succeeded';
  readonly refundRef: string | null;
  readonly begunMs: number;
  readonly updatedMs: number;
}

export interface HeldPlace {
  readonly refundAtMs: number;
  readonly pledgeId: string;
}

/** Changes of held gifts. Each names the gift, and loses its guard where the gift is no longer open to it. */
export type HeldChange =
  /** A key says something, in place of what it said before in this round; loses `decision` once the matter is decided. */
  | { readonly kind: 'put-held-decision'; readonly record: HeldDecisionRecord }
  /** A key says nothing any more. Happens only to what is there, or loses `decision`. */
  | {
      readonly kind: 'delete-held-decision';
      readonly tenantId: string;
      readonly pledgeId: string;
      readonly round: number;
      readonly keyId: string;
    }
  /** The unit happens only while at least two keys say so in this round; otherwise it loses `decision`. */
  | {
      readonly kind: 'hold-held-decision';
      readonly tenantId: string;
      readonly pledgeId: string;
      readonly round: number;
      readonly decision: HeldVerdict;
    }
  /** Loses `refund` where another refund of the gift has not failed, or nothing is left to give back. */
  | { readonly kind: 'insert-refund'; readonly record: RefundRecord }
  | MoveRefund;

/** Happens only while the refund is still what was read of it, or loses `refund`. */
export interface MoveRefund {
  readonly kind: 'move-refund';
  readonly tenantId: string;
  readonly pledgeId: string;
  readonly round: number;
  readonly from: Pick<RefundRecord, 'attempt' | 'state'>;
  readonly atMs: number;
  readonly set: Partial<Pick<RefundRecord, 'amountMinor' | 'attempt' | 'refundRef' | 'state'>>;
}

export interface HeldReads {
  /** Held gifts that nobody has given back, those whose term ends first before; of every federation where `tenantId` is null. */
  held(
    tenantId: string | null,
    page: { readonly after?: HeldPlace | undefined; readonly limit: number },
  ): Promise<readonly PledgeRecord[]>;
  /** The newest refund of a held gift. */
  heldRefund(tenantId: string, pledgeId: string): Promise<RefundRecord | null>;
  /** What keys say of a held gift in this round, earliest first. */
  heldDecisions(tenantId: string, pledgeId: string, round: number): Promise<readonly HeldDecisionRecord[]>;
}
