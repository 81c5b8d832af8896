import type { Stripe } from 'stripe';
import { nowSeconds } from '../clock.ts';
import { balanceTransactionOf } from '../objects/balance-transaction.ts';
import { disputeOf } from '../objects/dispute.ts';
import type { Cause } from '../objects/event.ts';
import { NO_REQUEST } from '../objects/event.ts';
import type { World } from '../world.ts';

export interface DisputeRequest {
  readonly chargeId: string;
  readonly reason: string;
  /** The whole charge by default. */
  readonly amountMinor: number | undefined;
  /** What the account pays for the trouble; it never comes back. */
  readonly feeMinor: number;
}

export type DisputeRefusal = 'no-such-charge' | 'not-disputable' | 'too-much';

/** A payer's bank takes the money of a card charge back. Wallets have no disputes. */
export function openDispute(
  world: World,
  request: DisputeRequest,
):
  | { readonly kind: 'opened'; readonly dispute: Stripe.Dispute }
  | { readonly kind: 'refused'; readonly reason: DisputeRefusal } {
  const charge = world.store.get('charges', request.chargeId);
  if (charge === undefined) return { kind: 'refused', reason: 'no-such-charge' };
  if (!charge.paid || charge.disputed || charge.payment_method_details?.type !== 'card') {
    return { kind: 'refused', reason: 'not-disputable' };
  }
  const leftMinor = charge.amount - charge.amount_refunded;
  const amountMinor = request.amountMinor ?? leftMinor;
  if (amountMinor > leftMinor || amountMinor === 0) return { kind: 'refused', reason: 'too-much' };
  const id = world.newId('dp_');
  const created = nowSeconds(world.clock);
  const withdrawn = movement(world, { id, created, amountMinor: -amountMinor, feeMinor: request.feeMinor, charge });
  const { reason } = request;
  const dispute = disputeOf({ id, created, amountMinor, charge, reason, balanceTransactions: [withdrawn] });
  world.store.put('disputes', id, dispute);
  world.store.put('charges', charge.id, { ...charge, disputed: true });
  world.announce({ type: 'charge.dispute.created', object: dispute }, NO_REQUEST);
  world.announce({ type: 'charge.dispute.funds_withdrawn', object: dispute }, NO_REQUEST);
  return { kind: 'opened', dispute };
}

/** The bank decides. `undefined` when the dispute is unknown or decided already. */
export function closeDispute(
  world: World,
  given: { readonly disputeId: string; readonly status: 'lost' | 'won'; readonly cause: Cause },
): Stripe.Dispute | undefined {
  const open = world.store.get('disputes', given.disputeId);
  if (open?.status !== 'needs_response') return undefined;
  const closed: Stripe.Dispute = {
    ...open,
    status: given.status,
    balance_transactions: [...open.balance_transactions],
  };
  const charge = typeof open.charge === 'string' ? world.store.get('charges', open.charge) : undefined;
  const { id, amount: amountMinor } = open;
  if (given.status === 'won' && charge !== undefined) {
    const created = nowSeconds(world.clock);
    closed.balance_transactions.push(movement(world, { id, created, amountMinor, feeMinor: 0, charge }));
  }
  world.store.put('disputes', id, closed);
  if (given.status === 'won') world.announce({ type: 'charge.dispute.funds_reinstated', object: closed }, given.cause);
  world.announce({ type: 'charge.dispute.closed', object: closed }, given.cause);
  return closed;
}

interface Movement {
  readonly id: string;
  readonly created: number;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly charge: Stripe.Charge;
}

function movement(world: World, given: Movement): Stripe.BalanceTransaction {
  const { id: source, created, amountMinor, feeMinor, charge } = given;
  const transaction = balanceTransactionOf({
    id: world.newId('txn_'),
    source,
    created,
    amountMinor,
    feeMinor,
    currency: charge.currency,
    description: `Dispute of ${charge.id}`,
    type: 'adjustment',
    category: amountMinor < 0 ? 'dispute' : 'dispute_reversal',
  });
  world.store.put('balanceTransactions', transaction.id, transaction);
  return transaction;
}
