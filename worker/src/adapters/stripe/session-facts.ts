// A Checkout Session as Stripe tells it, in our words. The session must be read with the charge and its balance
// transaction expanded; what is not there yet (a fee, usually) is null, never guessed.

import type Stripe from 'stripe';
import type { DisputeFacts, FeeFacts, PaidFacts, PaymentFacts } from '../../ports/index.ts';
import { PaymentsError } from '../../ports/index.ts';

/** `expand` for everything the facts need. */
export const FACTS_EXPANSION = ['payment_intent.latest_charge.balance_transaction'];

/** Reads a session, with the disputes of its payment. Anything that is neither paid nor expired may still become a payment. */
export function sessionFacts(session: Stripe.Checkout.Session, disputes: readonly Stripe.Dispute[] = []): PaymentFacts {
  const sessionRef = session.id;
  const pledgeId = session.client_reference_id;
  if (session.payment_status === 'paid' || hasMoneyIn(session)) return paidFacts(session, disputes);
  if (session.status === 'expired') return { kind: 'expired', sessionRef, pledgeId };
  return { kind: hasFailed(session) ? 'failed' : 'unsettled', sessionRef, pledgeId };
}

// A wallet's word may come after the page has expired: the session stays expired, and the payment alone says that the
// money is there.
function hasMoneyIn({ payment_intent: intent }: Stripe.Checkout.Session): boolean {
  return intent !== null && typeof intent !== 'string' && intent.status === 'succeeded';
}

// A completed session is waiting for a slow method, unless its payment wants a method again or was cancelled: then the
// slow method has failed, and nobody is on the page to try another.
function hasFailed({ status, payment_intent: intent }: Stripe.Checkout.Session): boolean {
  if (status !== 'complete' || intent === null || typeof intent === 'string') return false;
  return intent.status === 'requires_payment_method' || intent.status === 'canceled';
}

/** The payment of a session whose payer's bank has asked for the money back, once or more. */
export function disputedPayment({ payment_intent: intent }: Stripe.Checkout.Session): string | null {
  if (intent === null || typeof intent === 'string') return null;
  const { latest_charge: charge } = intent;
  return charge !== null && typeof charge !== 'string' && charge.disputed ? intent.id : null;
}

function paidFacts(session: Stripe.Checkout.Session, disputes: readonly Stripe.Dispute[]): PaidFacts {
  const intent = expanded(session.payment_intent, 'payment_intent');
  const charge = expanded(intent.latest_charge, 'latest_charge');
  return {
    kind: 'paid',
    sessionRef: session.id,
    pledgeId: session.client_reference_id,
    paymentRef: intent.id,
    amountMinor: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    livemode: session.livemode,
    paidAtMs: charge.created * 1000,
    refundedMinor: charge.amount_refunded,
    fee: feeOf(charge.balance_transaction),
    disputes: disputes.flatMap((dispute) => disputeFacts(dispute) ?? []),
  };
}

// An inquiry (`warning_…`) and a dispute that was prevented move no money.
function disputeFacts({ id, status, amount, currency, balance_transactions }: Stripe.Dispute): DisputeFacts | null {
  if (status.startsWith('warning') || status === 'prevented') return null;
  const charged = balance_transactions.find(({ fee }) => fee > 0) ?? null;
  return {
    disputeRef: id,
    state: disputeState(status),
    amountMinor: amount,
    currency: currency.toUpperCase(),
    fee: feeOf(charged),
  };
}

function disputeState(status: Stripe.Dispute['status']): DisputeFacts['state'] {
  if (status === 'lost') return 'lost';
  return status === 'won' ? 'won' : 'open';
}

function feeOf(transaction: Stripe.Charge['balance_transaction']): FeeFacts | null {
  if (transaction === null || typeof transaction === 'string') return null;
  return { feeRef: transaction.id, amountMinor: transaction.fee, currency: transaction.currency.toUpperCase() };
}

function expanded<Value>(value: Value | string | null, name: string): Value {
  if (value !== null && typeof value !== 'string') return value;
  throw new PaymentsError({ code: 'unavailable', message: `Stripe answered a paid session without its ${name}` });
}
