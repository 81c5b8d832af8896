// A gift that is held, what keys say of it, and its refund.

import type { HeldDecisionRecord, RefundRecord, WriteUnit } from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';
import { giftId, move, pledgeUnit, sessionUnit } from './gift-builders.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

export function aHeldDecision(over: Partial<HeldDecisionRecord> = {}): HeldDecisionRecord {
  return {
    tenantId: anId('tenant'),
    pledgeId: giftId(1),
    round: 1,
    keyId: anId('key'),
    decision: 'refund',
    reason: '证书已过期，退回（示例）',
    atMs: NOW_MS,
    ...over,
  };
}

export function aRefund(over: Partial<RefundRecord> = {}): RefundRecord {
  return {
    tenantId: anId('tenant'),
    pledgeId: giftId(1),
    round: 1,
    attempt: 1,
    paymentRef: 'pi_1',
    amountMinor: 2000,
    currency: 'CNY',
    cause: 'decision',
    reason: 'certificate-expired',
    state: 'begun',
    refundRef: null,
    begunMs: NOW_MS,
    updatedMs: NOW_MS,
    ...over,
  };
}

/** The gift with this number, paid and held, its term ending `number` milliseconds after a week. */
export function heldGift(number: number): WriteUnit {
  const set = { paymentRef: `pi_${number}`, paidMs: NOW_MS, checkAtMs: null, refundAtMs: NOW_MS + WEEK_MS + number };
  return [
    ...pledgeUnit(number),
    ...sessionUnit(number),
    move(number, { from: 'awaiting_payment', to: 'quarantined', set }),
  ];
}

/** The same with one decision and a refund that has begun. */
export function heldUnits(number: number): WriteUnit {
  const pledgeId = giftId(number);
  return [
    ...heldGift(number),
    { kind: 'put-held-decision', record: aHeldDecision({ pledgeId }) },
    { kind: 'insert-refund', record: aRefund({ pledgeId, paymentRef: `pi_${number}` }) },
  ];
}
