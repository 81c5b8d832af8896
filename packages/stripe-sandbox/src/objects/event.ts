import type { Stripe } from 'stripe';
import { API_VERSION } from '../api-version.ts';
import type { SandboxEvent } from '../state/rows.ts';

/** The object behind each event that the sandbox tells, checked against the SDK's own event types. */
interface EventObjects {
  'charge.dispute.closed': Stripe.ChargeDisputeClosedEvent['data']['object'];
  'charge.dispute.created': Stripe.ChargeDisputeCreatedEvent['data']['object'];
  'charge.dispute.funds_reinstated': Stripe.ChargeDisputeFundsReinstatedEvent['data']['object'];
  'charge.dispute.funds_withdrawn': Stripe.ChargeDisputeFundsWithdrawnEvent['data']['object'];
  'charge.refund.updated': Stripe.ChargeRefundUpdatedEvent['data']['object'];
  'charge.refunded': Stripe.ChargeRefundedEvent['data']['object'];
  'charge.updated': Stripe.ChargeUpdatedEvent['data']['object'];
  'refund.created': Stripe.RefundCreatedEvent['data']['object'];
  'refund.failed': Stripe.RefundFailedEvent['data']['object'];
  'refund.updated': Stripe.RefundUpdatedEvent['data']['object'];
  'charge.failed': Stripe.ChargeFailedEvent['data']['object'];
  'charge.succeeded': Stripe.ChargeSucceededEvent['data']['object'];
  'checkout.session.completed': Stripe.CheckoutSessionCompletedEvent['data']['object'];
  'checkout.session.expired': Stripe.CheckoutSessionExpiredEvent['data']['object'];
  'payment_intent.canceled': Stripe.PaymentIntentCanceledEvent['data']['object'];
  'payment_intent.created': Stripe.PaymentIntentCreatedEvent['data']['object'];
  'payment_intent.payment_failed': Stripe.PaymentIntentPaymentFailedEvent['data']['object'];
  'payment_intent.succeeded': Stripe.PaymentIntentSucceededEvent['data']['object'];
}

export type EventType = keyof EventObjects;

/** The API request that caused an event; `null` ids when a person or the clock did. */
export interface Cause {
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
}

export const NO_REQUEST: Cause = { requestId: null, idempotencyKey: null };

/** Something that happened, before it is numbered. */
export type Fact = { [Type in EventType]: { readonly type: Type; readonly object: EventObjects[Type] } }[EventType];

export function eventOf(details: { id: string; created: number; fact: Fact; cause: Cause }): SandboxEvent {
  return {
    id: details.id,
    object: 'event',
    api_version: API_VERSION,
    created: details.created,
    data: { object: details.fact.object },
    livemode: false,
    request: { id: details.cause.requestId, idempotency_key: details.cause.idempotencyKey },
    type: details.fact.type,
  } satisfies SandboxEvent;
}
