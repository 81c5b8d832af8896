import type { Stripe } from 'stripe';

/** Seconds until money that came in may be paid out; Stripe's usual two days. */
const AVAILABLE_AFTER_SECONDS = 2 * 24 * 60 * 60;

interface BalanceTransactionFacts {
  readonly id: string;
  /** The charge, refund or dispute that moved the money. */
  readonly source: string;
  readonly created: number;
  /** Negative when money goes out. */
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly currency: string;
  readonly description: string | null;
  /** Cards and wallets have words of their own for the same thing. */
  readonly type: string;
  /** What reports go by, whatever the method. */
  readonly category: 'charge' | 'dispute' | 'dispute_reversal' | 'refund' | 'refund_failure';
}

/** One movement of the balance, settled in the currency of the charge. */
export function balanceTransactionOf(facts: BalanceTransactionFacts): Stripe.BalanceTransaction {
  const { currency, feeMinor: fee } = facts;
  const description = facts.category === 'dispute' ? 'Dispute fee' : 'Stripe processing fees';
  return {
    id: facts.id,
    object: 'balance_transaction',
    amount: facts.amountMinor,
    available_on: facts.created + AVAILABLE_AFTER_SECONDS,
    balance_type: 'payments',
    created: facts.created,
    currency,
    description: facts.description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description, type: 'stripe_fee' }],
    net: facts.amountMinor - fee,
    reporting_category: facts.category,
    source: facts.source,
    status: 'pending',
    type: facts.type,
  } satisfies Stripe.BalanceTransaction;
}
