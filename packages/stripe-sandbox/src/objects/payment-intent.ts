import type { Stripe } from 'stripe';
import type { IntentTemplate } from '../state/rows.ts';

interface IntentFacts {
  readonly id: string;
  readonly clientSecret: string;
  readonly created: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly paymentMethodTypes: readonly string[];
  readonly template: IntentTemplate;
}

/** A payment intent that waits for a payment method, as Checkout makes it when a person first tries to pay. */
export function paymentIntentOf(facts: IntentFacts): Stripe.PaymentIntent {
  return {
    id: facts.id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: facts.amountMinor,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: facts.clientSecret,
    confirmation_method: 'automatic',
    created: facts.created,
    currency: facts.currency,
    customer: null,
    customer_account: null,
    description: facts.template.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: { ...facts.template.metadata },
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: [...facts.paymentMethodTypes],
    payment_record: null,
    processing: null,
    receipt_email: facts.template.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: facts.template.statementDescriptor,
    statement_descriptor_suffix: facts.template.statementDescriptorSuffix,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: facts.template.transferGroup,
  } satisfies Stripe.PaymentIntent;
}
