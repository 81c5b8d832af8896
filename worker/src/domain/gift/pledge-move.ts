// The one way in which a pledge changes its state: from the state that was read, or not at all.

import type { MovePledge, PaymentState, PledgeRecord } from '../../ports/index.ts';

export interface Movement {
  readonly to: PaymentState;
  readonly atMs: number;
  readonly set: MovePledge['set'];
}

/** The change that moves a pledge. Moving to its own state only sets fields. */
export function movePledge(pledge: PledgeRecord, movement: Movement): MovePledge {
  const { tenantId, pledgeId, paymentState: from } = pledge;
  return { kind: 'move-pledge', tenantId, pledgeId, from, ...movement };
}

/** Holds a pledge to what was read of it: the unit is lost once anybody has booked a fee or a refund of it meanwhile. */
export function holdPledge(pledge: PledgeRecord, atMs: number): MovePledge {
  const { checkAtMs, lostMinor, refundedMinor, paymentState: to } = pledge;
  return { ...movePledge(pledge, { to, atMs, set: {} }), seen: { checkAtMs, lostMinor, refundedMinor } };
}
