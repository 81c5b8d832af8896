import type { Stripe } from 'stripe';

/** Days that a bank gives for an answer. */
const ANSWER_WITHIN_SECONDS = 7 * 24 * 60 * 60;

interface DisputeFacts {
  readonly id: string;
  readonly created: number;
  readonly amountMinor: number;
  readonly charge: Stripe.Charge;
  readonly reason: string;
  readonly balanceTransactions: readonly Stripe.BalanceTransaction[];
}

/** A payer's bank asks for the money back, and takes it until the matter is decided. */
export function disputeOf(facts: DisputeFacts): Stripe.Dispute {
  return {
    id: facts.id,
    object: 'dispute',
    amount: facts.amountMinor,
    balance_transactions: [...facts.balanceTransactions],
    charge: facts.charge.id,
    created: facts.created,
    currency: facts.charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: facts.created + ANSWER_WITHIN_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    network_reason_code: null,
    payment_intent: facts.charge.payment_intent,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: null },
      type: 'card',
    },
    reason: facts.reason,
    status: 'needs_response',
  } satisfies Stripe.Dispute;
}

/** The sandbox takes no evidence: what decides a dispute here is whoever plays the bank. */
const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
