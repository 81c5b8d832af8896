import type { Stripe } from 'stripe';
import { ApiError, invalidParam, missingParam, resourceMissing } from '../api/api-error.ts';
import { nowSeconds } from '../clock.ts';
import { REFUND_SETTLES_AFTER_SECONDS } from '../limits.ts';
import { balanceTransactionOf } from '../objects/balance-transaction.ts';
import type { Cause } from '../objects/event.ts';
import { NO_REQUEST } from '../objects/event.ts';
import { refundOf } from '../objects/refund.ts';
import type { Metadata } from '../params/metadata.ts';
import type { World } from '../world.ts';

export interface RefundRequest {
  readonly charge: string | undefined;
  readonly payment_intent: string | undefined;
  readonly amount: number | undefined;
  readonly reason: string | undefined;
  readonly metadata: Metadata | undefined;
}

/** What a pending refund comes to. */
export type RefundEnd = { readonly outcome: 'succeed' } | { readonly outcome: 'fail'; readonly reason: string };

/** Checks a request to give money back. Throws an `ApiError`; changes nothing. */
export function planRefund(world: World, request: RefundRequest): { charge: Stripe.Charge; amountMinor: number } {
  const charge = chargeOfRequest(world, request);
  if (charge.disputed) throw refused('charge_disputed', 'The charge is disputed, so the bank holds its money already.');
  if (!charge.paid) throw refused('charge_not_refundable', 'The charge moved no money, so none can go back.');
  const leftMinor = charge.amount - charge.amount_refunded;
  if (leftMinor === 0) throw refused('charge_already_refunded', 'The whole charge has been refunded already.');
  const amountMinor = request.amount ?? leftMinor;
  if (amountMinor > leftMinor) {
    throw invalidParam({ param: 'amount', message: `Only ${leftMinor} of this charge is left to be refunded.` });
  }
  return { charge, amountMinor };
}

/** Gives money back: at once to a card, after a while to a wallet. */
export function createRefund(
  world: World,
  given: {
    readonly charge: Stripe.Charge;
    readonly amountMinor: number;
    readonly request: RefundRequest;
    readonly cause: Cause;
  },
): Stripe.Refund {
  const { charge, amountMinor, request, cause } = given;
  const created = nowSeconds(world.clock);
  const isCard = isCardCharge(charge);
  const id = world.newId(isCard ? 're_' : 'pyr_');
  const transaction = balanceTransactionOf({
    id: world.newId('txn_'),
    source: id,
    created,
    amountMinor: -amountMinor,
    feeMinor: 0,
    currency: charge.currency,
    description: null,
    type: isCard ? 'refund' : 'payment_refund',
    category: 'refund',
  });
  world.store.put('balanceTransactions', transaction.id, transaction);
  const refund = refundOf({
    id,
    created,
    amountMinor,
    charge,
    balanceTransactionId: transaction.id,
    reason: request.reason ?? null,
    metadata: request.metadata ?? {},
  });
  world.store.put('refunds', id, refund);
  world.announce({ type: 'refund.created', object: refund }, cause);
  const refunded = withRefunded(charge, charge.amount_refunded + amountMinor);
  world.store.put('charges', charge.id, refunded);
  world.announce({ type: 'charge.refunded', object: refunded }, cause);
  if (refund.status === 'pending') world.pendingRefunds.watch(id, created + REFUND_SETTLES_AFTER_SECONDS);
  return refund;
}

/** Wallets take back what was sent to them a few minutes ago. */
export function settleDueRefunds(world: World): void {
  for (const refundId of world.pendingRefunds.due(world.clock.now())) {
    settleRefund(world, refundId, { outcome: 'succeed' });
  }
}

/** Ends a pending refund. Answers `undefined` when it is unknown or has ended already. */
export function settleRefund(world: World, refundId: string, end: RefundEnd): Stripe.Refund | undefined {
  world.pendingRefunds.forget(refundId);
  const pending = world.store.get('refunds', refundId);
  if (pending?.status !== 'pending') return undefined;
  const { pending_reason: _, ...rest } = pending;
  const settled: Stripe.Refund =
    end.outcome === 'succeed' ? { ...rest, status: 'succeeded' } : failed(world, rest, end.reason);
  world.store.put('refunds', refundId, settled);
  if (end.outcome === 'fail') world.announce({ type: 'refund.failed', object: settled }, NO_REQUEST);
  world.announce({ type: 'refund.updated', object: settled }, NO_REQUEST);
  world.announce({ type: 'charge.refund.updated', object: settled }, NO_REQUEST);
  return settled;
}

/** The wallet did not take it: the money is back on the balance, and the payer is still owed. */
function failed(world: World, refund: Stripe.Refund, reason: string): Stripe.Refund {
  const charge = typeof refund.charge === 'string' ? world.store.get('charges', refund.charge) : undefined;
  const transaction = balanceTransactionOf({
    id: world.newId('txn_'),
    source: refund.id,
    created: nowSeconds(world.clock),
    amountMinor: refund.amount,
    feeMinor: 0,
    currency: refund.currency,
    description: null,
    type: charge !== undefined && isCardCharge(charge) ? 'refund_failure' : 'payment_failure_refund',
    category: 'refund_failure',
  });
  world.store.put('balanceTransactions', transaction.id, transaction);
  if (charge !== undefined) {
    const back = withRefunded(charge, charge.amount_refunded - refund.amount);
    world.store.put('charges', charge.id, back);
    world.announce({ type: 'charge.updated', object: back }, NO_REQUEST);
  }
  return { ...refund, failure_balance_transaction: transaction.id, failure_reason: reason, status: 'failed' };
}

function chargeOfRequest(world: World, { charge: chargeId, payment_intent: intentId }: RefundRequest): Stripe.Charge {
  if (chargeId === undefined && intentId === undefined) throw missingParam('payment_intent');
  if (chargeId !== undefined && intentId !== undefined) {
    throw invalidParam({ param: 'charge', code: 'parameters_exclusive', message: 'Name the charge or the intent.' });
  }
  if (chargeId !== undefined) {
    const charge = world.store.get('charges', chargeId);
    if (charge === undefined) throw resourceMissing({ object: 'charge', id: chargeId, param: 'charge' });
    return charge;
  }
  const intent = world.store.get('paymentIntents', intentId ?? '');
  if (intent === undefined) {
    throw resourceMissing({ object: 'payment_intent', id: intentId ?? '', param: 'payment_intent' });
  }
  const charge =
    typeof intent.latest_charge === 'string' ? world.store.get('charges', intent.latest_charge) : undefined;
  if (charge === undefined) throw refused('payment_intent_unexpected_state', 'The intent has no charge to refund.');
  return charge;
}

function withRefunded(charge: Stripe.Charge, amountMinor: number): Stripe.Charge {
  return { ...charge, amount_refunded: amountMinor, refunded: amountMinor === charge.amount };
}

function isCardCharge(charge: Stripe.Charge): boolean {
  return charge.payment_method_details?.type === 'card';
}

function refused(code: string, message: string): ApiError {
  return new ApiError({ status: 400, type: 'invalid_request_error', code, message });
}
