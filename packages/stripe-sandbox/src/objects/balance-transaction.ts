import type { Stripe } from 'stripe';
import type { PaymentMethod } from '../currencies.ts';
import { feeRoundedHalfUp } from '../currencies.ts';

/** Seconds until money that came in may be paid out; Stripe's usual two days. */
const AVAILABLE_AFTER_SECONDS = 2 * 24 * 60 * 60;

interface BalanceTransactionFacts {
  readonly id: string;
  readonly chargeId: string;
  readonly created: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly description: string | null;
  readonly method: PaymentMethod;
  readonly feeBps: number;
}

/** The effect of one paid charge on the balance, settled in the currency of the charge. */
export function balanceTransactionOf(facts: BalanceTransactionFacts): Stripe.BalanceTransaction {
  const fee = feeRoundedHalfUp(facts);
  return {
    id: facts.id,
    object: 'balance_transaction',
    amount: facts.amountMinor,
    available_on: facts.created + AVAILABLE_AFTER_SECONDS,
    balance_type: 'payments',
    created: facts.created,
    currency: facts.currency,
    description: facts.description,
    exchange_rate: null,
    fee,
    fee_details: [
      {
        amount: fee,
        application: null,
        currency: facts.currency,
        description: 'Stripe processing fees',
        type: 'stripe_fee',
      },
    ],
    net: facts.amountMinor - fee,
    reporting_category: 'charge',
    source: facts.chargeId,
    status: 'pending',
    type: facts.method === 'card' ? 'charge' : 'payment',
  } satisfies Stripe.BalanceTransaction;
}
