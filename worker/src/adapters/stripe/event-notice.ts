// An event of Stripe as a notice. What it says is a hint of which pledge to read again; the reading decides.

import type Stripe from 'stripe';
import type { Notice } from '../../ports/index.ts';
import { PaymentsError } from '../../ports/index.ts';

/** Types that may mean that money has moved. A declined attempt moves none, and a page that expires has its hour. */
export const MONEY_EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'charge.succeeded',
  'charge.updated',
  'charge.refunded',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.closed',
] as const;

/** Throws `malformed-notice` for what is no event at all. */
export function eventNotice(event: Stripe.Event): Notice {
  requireEvent(event);
  const { account } = event;
  const base = {
    eventId: event.id,
    type: event.type,
    livemode: event.livemode,
    ...(typeof account === 'string' ? { account } : {}),
  };
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.expired':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
      return { ...base, subject: sessionSubject(event.data.object.id) };
    case 'payment_intent.succeeded':
    case 'payment_intent.processing':
    case 'payment_intent.canceled':
    case 'charge.succeeded':
    case 'charge.updated':
    case 'charge.refunded':
      return { ...base, subject: pledgeSubject(event.data.object.metadata) };
    // One declined card comes as both; the charge is what they have in common.
    case 'payment_intent.payment_failed':
      return { ...base, ...declined(event, event.data.object.latest_charge) };
    case 'charge.failed':
      return { ...base, ...declined(event, event.data.object.id) };
    // A refund and a dispute carry nothing of ours but the name of the payment.
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return { ...base, subject: paymentSubject(event.data.object.payment_intent) };
    case 'charge.dispute.created':
    case 'charge.dispute.closed': {
      const { payment_intent: payment, status: dispute } = event.data.object;
      return { ...base, dispute, subject: paymentSubject(payment) };
    }
    default:
      return { ...base, subject: { kind: 'none' } };
  }
}

function declined(event: Stripe.PaymentIntentPaymentFailedEvent | Stripe.ChargeFailedEvent, charge: unknown) {
  const declineRef = typeof charge === 'string' ? charge : event.id;
  return { subject: pledgeSubject(event.data.object.metadata), declineRef };
}

// Signed is not the same as sensible: what is no event at all is refused once, instead of being sent again for days.
function requireEvent(event: Stripe.Event): void {
  const { id, type, livemode, data } = Object(event);
  const isEvent = typeof id === 'string' && typeof type === 'string' && typeof livemode === 'boolean';
  if (isEvent && typeof Object(data).object === 'object' && Object(data).object !== null) return;
  throw new PaymentsError({ code: 'malformed-notice', message: 'signed, but not a Stripe event' });
}

function sessionSubject(sessionRef: unknown): Notice['subject'] {
  return typeof sessionRef === 'string' ? { kind: 'session', sessionRef } : { kind: 'none' };
}

function paymentSubject(paymentRef: unknown): Notice['subject'] {
  return typeof paymentRef === 'string' ? { kind: 'payment', paymentRef } : { kind: 'none' };
}

function pledgeSubject(metadata: unknown): Notice['subject'] {
  const pledgeId: unknown = Object(metadata)['pledge_id'];
  return typeof pledgeId === 'string' ? { kind: 'pledge', pledgeId } : { kind: 'none' };
}
