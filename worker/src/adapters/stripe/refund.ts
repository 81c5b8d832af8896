// Refunds at Stripe. A key there is forgotten after a day, so every refund carries ours in its metadata, and one that
// Stripe says has been made already is looked for.

import Stripe from 'stripe';
import type { RefundFacts, RefundRequest } from '../../ports/index.ts';

/** More refunds than one payment of ours can have. */
const LISTED_MAX = 100;

/** Makes the refund of this key, or finds the one that took the money back before it. */
export async function createRefund(stripe: Stripe, request: RefundRequest): Promise<RefundFacts> {
  const { idempotencyKey, paymentRef, amountMinor, reason } = request;
  const metadata = { refund_key: idempotencyKey, reason };
  const params = { payment_intent: paymentRef, amount: amountMinor, metadata };
  try {
    const created = await stripe.refunds.create(params, { idempotencyKey });
    // A repeated key is answered with what was true when it was first used.
    return refundFacts(created.status === 'pending' ? await stripe.refunds.retrieve(created.id) : created);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError && error.code === 'charge_already_refunded')) throw error;
    const made = await findRefund(stripe, request);
    if (made === undefined) throw error;
    return refundFacts(made);
  }
}

// The one of this key, or else the newest that somebody made elsewhere and that has not failed.
async function findRefund(stripe: Stripe, { paymentRef, idempotencyKey }: RefundRequest) {
  const { data } = await stripe.refunds.list({ payment_intent: paymentRef, limit: LISTED_MAX });
  const standing = data.filter((refund) => refundFacts(refund).state !== 'failed');
  return standing.find(({ metadata }) => metadata?.['refund_key'] === idempotencyKey) ?? standing[0];
}

/** A refund of Stripe in our words. What is cancelled has not gone back; what waits for anything may still. */
export function refundFacts({ id, status }: Stripe.Refund): RefundFacts {
  if (status === 'succeeded') return { refundRef: id, state: 'succeeded' };
  return { refundRef: id, state: status === 'failed' || status === 'canceled' ? 'failed' : 'pending' };
}
