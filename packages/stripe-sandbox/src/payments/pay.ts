import type { Stripe } from 'stripe';
import { nowSeconds } from '../clock.ts';
import type { PaymentMethod } from '../currencies.ts';
import { feeRoundedHalfUp } from '../currencies.ts';
import { balanceTransactionOf } from '../objects/balance-transaction.ts';
import type { Decline } from '../objects/charge.ts';
import { chargeOf } from '../objects/charge.ts';
import { NO_REQUEST } from '../objects/event.ts';
import { paymentIntentOf } from '../objects/payment-intent.ts';
import { customerDetailsOf } from '../objects/session.ts';
import type { SessionRow } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { DeclineReason } from './decline.ts';
import { declineOf, lastPaymentErrorOf } from './decline.ts';
import { expireDueSessions } from './expire.ts';

/** What a person does on the pay page. */
export type Outcome = 'succeed' | 'decline' | 'abandon';

export type PayResult =
  | { readonly kind: 'paid' | 'declined' | 'abandoned'; readonly session: Stripe.Checkout.Session }
  | { readonly kind: 'refused'; readonly reason: PayRefusal };

export type PayRefusal =
  | 'no-such-session'
  | 'already-complete'
  | 'expired'
  | 'not-expired'
  | 'method-not-offered'
  | 'reason-not-for-method';

export interface PayRequest {
  readonly sessionId: string;
  readonly method: PaymentMethod;
  readonly outcome: Outcome;
  /** Why it is declined; `generic_decline` by default. */
  readonly reason?: DeclineReason | undefined;
  /** Succeeds although the session has expired: a wallet's word that was under way when the page closed. */
  readonly late?: boolean | undefined;
}

interface Attempt {
  readonly row: SessionRow;
  readonly intent: Stripe.PaymentIntent;
  readonly method: PaymentMethod;
}

/** Does what a person would do with a session: pays it, fails to pay it, or walks away. */
export function paySession(world: World, request: PayRequest): PayResult {
  expireDueSessions(world);
  const row = world.store.get('sessions', request.sessionId);
  if (row === undefined) return refused('no-such-session');
  const isLate = request.late === true;
  if (row.session.status === 'complete') return refused('already-complete');
  if (row.session.status === 'expired' && !isLate) return refused('expired');
  if (row.session.status === 'open' && isLate) return refused('not-expired');
  if (request.outcome === 'abandon') return { kind: 'abandoned', session: row.session };
  if (!row.session.payment_method_types.includes(request.method)) return refused('method-not-offered');
  if (request.outcome === 'succeed') {
    const attempt = beginAttempt(world, { row, method: request.method });
    if (attempt.intent.status === 'succeeded') return refused('already-complete');
    return { kind: 'paid', session: isLate ? succeedLate(world, attempt) : succeed(world, attempt) };
  }
  const reason = declineOf(request.method, request.reason ?? 'generic_decline');
  if (reason === undefined) return refused('reason-not-for-method');
  const attempt = beginAttempt(world, { row, method: request.method });
  return { kind: 'declined', session: decline(world, attempt, reason) };
}

function refused(reason: PayRefusal): PayResult {
  return { kind: 'refused', reason };
}

/** The first attempt makes the payment intent; later ones use it again. */
function beginAttempt(world: World, given: { row: SessionRow; method: PaymentMethod }): Attempt {
  const { session } = given.row;
  const known = typeof session.payment_intent === 'string' ? session.payment_intent : undefined;
  const existing = known === undefined ? undefined : world.store.get('paymentIntents', known);
  if (existing !== undefined) return { ...given, intent: existing };
  const id = world.newId('pi_');
  const intent = paymentIntentOf({
    id,
    clientSecret: `${id}_secret_${world.newId('pm_').slice('pm_'.length)}`,
    created: nowSeconds(world.clock),
    amountMinor: session.amount_total ?? 0,
    currency: session.currency ?? '',
    paymentMethodTypes: session.payment_method_types,
    template: given.row.intentTemplate,
  });
  world.store.put('paymentIntents', id, intent);
  world.announce({ type: 'payment_intent.created', object: intent }, NO_REQUEST);
  const row: SessionRow = { ...given.row, session: { ...session, payment_intent: id } };
  world.store.put('sessions', session.id, row);
  return { row, intent, method: given.method };
}

function succeed(world: World, attempt: Attempt): Stripe.Checkout.Session {
  succeedIntent(world, attempt);
  const before = attempt.row.session;
  const session: Stripe.Checkout.Session = {
    ...before,
    customer_details: customerDetailsOf(before.customer_email),
    payment_status: 'paid',
    status: 'complete',
    url: null,
  };
  world.store.put('sessions', session.id, { ...attempt.row, session });
  world.expiry.forget(session.id);
  world.announce({ type: 'checkout.session.completed', object: session }, NO_REQUEST);
  return session;
}

/** The money came after the page had closed: the intent has it, and the session stays as it ended. */
function succeedLate(world: World, attempt: Attempt): Stripe.Checkout.Session {
  succeedIntent(world, attempt);
  return attempt.row.session;
}

function succeedIntent(world: World, attempt: Attempt): void {
  const paidAt = nowSeconds(world.clock);
  const charge = newCharge(world, { ...attempt, paidAt });
  world.store.put('charges', charge.id, charge);
  world.announce({ type: 'charge.succeeded', object: charge }, NO_REQUEST);
  const intent: Stripe.PaymentIntent = {
    ...attempt.intent,
    amount_received: attempt.intent.amount,
    canceled_at: null,
    cancellation_reason: null,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    status: 'succeeded',
  };
  world.store.put('paymentIntents', intent.id, intent);
  world.announce({ type: 'payment_intent.succeeded', object: intent }, NO_REQUEST);
}

/** A paid charge and its balance transaction, which is put at once. */
function newCharge(world: World, attempt: Attempt & { paidAt: number }): Stripe.Charge {
  const chargeId = world.newId(attempt.method === 'card' ? 'ch_' : 'py_');
  const amountMinor = attempt.intent.amount;
  const { feeBps, feeFixedMinor } = world.settings;
  const transaction = balanceTransactionOf({
    id: world.newId('txn_'),
    source: chargeId,
    created: attempt.paidAt,
    amountMinor,
    feeMinor: feeRoundedHalfUp({ amountMinor, feeBps }) + feeFixedMinor,
    currency: attempt.intent.currency,
    description: attempt.intent.description,
    type: attempt.method === 'card' ? 'charge' : 'payment',
    category: 'charge',
  });
  world.store.put('balanceTransactions', transaction.id, transaction);
  return chargeOf({
    id: chargeId,
    created: attempt.paidAt,
    intent: attempt.intent,
    method: attempt.method,
    paymentMethodId: world.newId('pm_'),
    transactionId: `sandbox_${chargeId}`,
    email: attempt.row.session.customer_email,
    balanceTransactionId: transaction.id,
    decline: null,
  });
}

function decline(world: World, attempt: Attempt, reason: Decline): Stripe.Checkout.Session {
  const chargeId = world.newId(attempt.method === 'card' ? 'ch_' : 'py_');
  const charge = chargeOf({
    id: chargeId,
    created: nowSeconds(world.clock),
    intent: attempt.intent,
    method: attempt.method,
    paymentMethodId: world.newId('pm_'),
    transactionId: `sandbox_${chargeId}`,
    email: attempt.row.session.customer_email,
    balanceTransactionId: null,
    decline: reason,
  });
  world.store.put('charges', charge.id, charge);
  world.announce({ type: 'charge.failed', object: charge }, NO_REQUEST);
  const intent: Stripe.PaymentIntent = {
    ...attempt.intent,
    last_payment_error: lastPaymentErrorOf({ decline: reason, chargeId, method: attempt.method }),
    latest_charge: chargeId,
    status: 'requires_payment_method',
  };
  world.store.put('paymentIntents', intent.id, intent);
  world.announce({ type: 'payment_intent.payment_failed', object: intent }, NO_REQUEST);
  return attempt.row.session;
}
