import type { Stripe } from 'stripe';
import type { PaymentMethod } from '../currencies.ts';

/** A declined attempt, in the words of the error that goes with it. */
export interface Decline {
  readonly code: string;
  /** `null` where the code says all there is to say. */
  readonly declineCode: string | null;
  readonly message: string;
  /** Last digits of the card that was used, if it was a card. */
  readonly last4: string;
  /** Stripe stopped it before the bank saw it. */
  readonly isBlocked: boolean;
}

interface ChargeFacts {
  readonly id: string;
  /** The instant of the attempt, in seconds. For a charge that succeeded, the instant of payment. */
  readonly created: number;
  readonly intent: Stripe.PaymentIntent;
  readonly method: PaymentMethod;
  readonly paymentMethodId: string;
  readonly transactionId: string;
  readonly email: string | null;
  /** `null` when the attempt was declined: such a charge moves no money. */
  readonly balanceTransactionId: string | null;
  readonly decline: Decline | null;
}

/** One attempt to pay. Wallet charges carry `py_` ids, card charges `ch_`, as at Stripe. */
export function chargeOf(facts: ChargeFacts): Stripe.Charge {
  const paid = facts.decline === null;
  const { intent } = facts;
  return {
    ...unusedParts(),
    id: facts.id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    balance_transaction: facts.balanceTransactionId,
    billing_details: { address: null, email: facts.email, name: null, phone: null, tax_id: null },
    captured: paid,
    created: facts.created,
    currency: intent.currency,
    description: intent.description,
    failure_code: facts.decline?.code ?? null,
    failure_message: facts.decline?.message ?? null,
    metadata: { ...intent.metadata },
    outcome: outcomeOf(facts.decline),
    paid,
    payment_intent: intent.id,
    payment_method: facts.paymentMethodId,
    payment_method_details: methodDetailsOf(facts),
    receipt_email: intent.receipt_email,
    refunded: false,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: paid ? 'succeeded' : 'failed',
    transfer_group: intent.transfer_group,
  } satisfies Stripe.Charge;
}

function unusedParts() {
  return {
    application: null,
    application_fee: null,
    application_fee_amount: null,
    calculated_statement_descriptor: null,
    customer: null,
    disputed: false,
    failure_balance_transaction: null,
    fraud_details: {},
    livemode: false,
    on_behalf_of: null,
    receipt_number: null,
    receipt_url: null,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    transfer_data: null,
  };
}

function outcomeOf(decline: Decline | null): Stripe.Charge.Outcome {
  const unsaid = { advice_code: null, network_advice_code: null, network_decline_code: null };
  if (decline === null) {
    return {
      ...unsaid,
      network_status: 'approved_by_network',
      reason: null,
      risk_level: 'normal',
      seller_message: 'Payment complete.',
      type: 'authorized',
    };
  }
  return {
    ...unsaid,
    network_status: decline.isBlocked ? 'not_sent_to_network' : 'declined_by_network',
    reason: decline.isBlocked ? 'highest_risk_level' : (decline.declineCode ?? decline.code),
    risk_level: decline.isBlocked ? 'highest' : 'normal',
    seller_message: decline.isBlocked ? 'Stripe blocked this payment as too risky.' : 'The payment was declined.',
    type: decline.isBlocked ? 'blocked' : 'issuer_declined',
  };
}

function methodDetailsOf(facts: ChargeFacts): Stripe.Charge.PaymentMethodDetails {
  switch (facts.method) {
    case 'alipay':
      return { alipay: { fingerprint: null, transaction_id: facts.transactionId }, type: 'alipay' };
    case 'wechat_pay':
      return { type: 'wechat_pay', wechat_pay: { fingerprint: null, transaction_id: facts.transactionId } };
    case 'card':
      return { card: cardOf(facts.intent.amount, facts.decline?.last4 ?? '4242'), type: 'card' };
  }
}

/** One of Stripe's well-known test cards. No other card number exists in the sandbox, and none is ever asked for. */
function cardOf(amountMinor: number, last4: string): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: amountMinor,
    authorization_code: null,
    brand: 'visa',
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    funding: 'credit',
    installments: null,
    last4,
    mandate: null,
    network: 'visa',
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}
