import type { Stripe } from 'stripe';
import type { Metadata } from '../params/metadata.ts';

interface RefundFacts {
  readonly id: string;
  readonly created: number;
  readonly amountMinor: number;
  readonly charge: Stripe.Charge;
  readonly balanceTransactionId: string;
  readonly reason: string | null;
  readonly metadata: Metadata;
}

/** Money on its way back. A card's bank takes it at once; a wallet answers later, so its refund is pending first. */
export function refundOf(facts: RefundFacts): Stripe.Refund {
  const { charge } = facts;
  const method = charge.payment_method_details?.type ?? 'card';
  const isCard = method === 'card';
  return {
    id: facts.id,
    object: 'refund',
    amount: facts.amountMinor,
    balance_transaction: facts.balanceTransactionId,
    charge: charge.id,
    created: facts.created,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: destinationOf(method),
    metadata: facts.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(isCard ? {} : { pending_reason: 'processing' }),
    reason: facts.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isCard ? 'succeeded' : 'pending',
    transfer_reversal: null,
  } satisfies Stripe.Refund;
}

function destinationOf(method: string): Stripe.Refund.DestinationDetails {
  if (method === 'alipay') return { alipay: {}, type: method };
  if (method === 'wechat_pay') return { type: method, wechat_pay: {} };
  return {
    card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    type: method,
  };
}
