import type { Stripe } from 'stripe';
import type { Currency, PaymentMethod } from '../currencies.ts';
import type { Metadata } from '../params/metadata.ts';

/** The parts of a Checkout Session that the request decides; the rest is the same for every session here. */
export interface SessionFacts {
  readonly id: string;
  readonly created: number;
  readonly expiresAt: number;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly paymentMethodTypes: readonly PaymentMethod[];
  readonly allowedPaymentMethodTypes: readonly string[] | null;
  readonly excludedPaymentMethodTypes: readonly string[] | null;
  readonly paymentMethodOptions: Stripe.Checkout.Session.PaymentMethodOptions;
  readonly uiMode: 'hosted_page' | 'embedded_page' | 'elements' | 'form';
  readonly url: string | null;
  readonly clientSecret: string | null;
  readonly successUrl: string | null;
  readonly cancelUrl: string | null;
  readonly returnUrl: string | null;
  readonly redirectOnCompletion: 'always' | 'if_required' | 'never' | null;
  readonly submitType: string | null;
  readonly locale: string | null;
  readonly clientReferenceId: string | null;
  readonly customerEmail: string | null;
  readonly displayName: string;
  readonly integrationIdentifier: string | null;
  readonly originContext: string | null;
  readonly adaptivePricing: boolean;
  readonly metadata: Metadata;
}

/** An open session that nobody has tried to pay. */
export function sessionOf(facts: SessionFacts): Stripe.Checkout.Session {
  return {
    ...requestedParts(facts),
    ...unusedParts(),
    id: facts.id,
    object: 'checkout.session',
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    branding_settings: brandingOf(facts.displayName),
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer_details: facts.customerEmail === null ? null : customerDetailsOf(facts.customerEmail),
    invoice_creation: {
      enabled: false,
      invoice_data: {
        account_tax_ids: null,
        custom_fields: null,
        description: null,
        footer: null,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    payment_status: 'unpaid',
    status: 'open',
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  } satisfies Stripe.Checkout.Session;
}

/** What Checkout knows of the payer. The sandbox asks for nothing, so only the given address is there. */
export function customerDetailsOf(email: string | null): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

function requestedParts(facts: SessionFacts) {
  return {
    adaptive_pricing: { enabled: facts.adaptivePricing },
    allowed_payment_method_types:
      facts.allowedPaymentMethodTypes === null ? null : [...facts.allowedPaymentMethodTypes],
    amount_subtotal: facts.amountMinor,
    amount_total: facts.amountMinor,
    cancel_url: facts.cancelUrl,
    client_reference_id: facts.clientReferenceId,
    client_secret: facts.clientSecret,
    created: facts.created,
    currency: facts.currency,
    customer_email: facts.customerEmail,
    ...(facts.excludedPaymentMethodTypes === null
      ? {}
      : { excluded_payment_method_types: [...facts.excludedPaymentMethodTypes] }),
    expires_at: facts.expiresAt,
    integration_identifier: facts.integrationIdentifier,
    locale: facts.locale,
    metadata: facts.metadata,
    mode: 'payment',
    origin_context: facts.originContext,
    payment_method_options: facts.paymentMethodOptions,
    payment_method_types: [...facts.paymentMethodTypes],
    ...(facts.redirectOnCompletion === null ? {} : { redirect_on_completion: facts.redirectOnCompletion }),
    ...(facts.returnUrl === null ? {} : { return_url: facts.returnUrl }),
    submit_type: facts.submitType,
    success_url: facts.successUrl,
    ui_mode: facts.uiMode,
    url: facts.url,
  };
}

/** What the sandbox never fills, with the values that Stripe sends when a feature is not used. */
function unusedParts() {
  return {
    after_expiration: null,
    allow_promotion_codes: null,
    billing_address_collection: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    discounts: [],
    invoice: null,
    livemode: false,
    managed_payments: { enabled: false },
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    subscription: null,
    wallet_options: null,
  };
}

function brandingOf(displayName: string): Stripe.Checkout.Session.BrandingSettings {
  return {
    background_color: '#ffffff',
    border_style: 'rounded',
    button_color: '#0074d4',
    display_name: displayName,
    font_family: 'default',
    icon: null,
    logo: null,
  };
}
