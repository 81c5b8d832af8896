// The names of every group are checked against the SDK's own request types: a parameter that Stripe gains or loses breaks
// the build here.

import type { Stripe } from 'stripe';
import { PAYMENT_METHODS } from '../currencies.ts';
import { MAX_CLIENT_REFERENCE_LENGTH, MAX_LINE_ITEMS } from '../limits.ts';
import type { Decoded, Field, RemovedParams } from './decode.ts';
import { arrayOf, group, optional, required, unsupported, withDefault } from './decode.ts';
import { expandField } from './list-params.ts';
import { newMetadata } from './metadata.ts';
import { boolean, currency, emailAddress, integer, oneOf, text, webAddress } from './scalars.ts';

type Create = Stripe.Checkout.SessionCreateParams;
/** A field for each name of a request type. */
type FieldsOf<T> = { readonly [Name in keyof Required<T>]: Field<unknown> };

const NOT_OURS = unsupported();
const METHOD_FILTER = optional(arrayOf(text(60), MAX_LINE_ITEMS));
const LOCALES = ['auto', 'bg', 'cs', 'da', 'de', 'el', 'en', 'en-GB', 'es', 'es-419', 'et', 'fi', 'fil', 'fr', 'fr-CA'];
const MORE_LOCALES = ['hi-IN', 'hr', 'hu', 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'mt', 'nb', 'nl', 'pl', 'pt'];
const LAST_LOCALES = ['pt-BR', 'ro', 'ru', 'sk', 'sl', 'sv', 'th', 'tr', 'vi', 'zh', 'zh-HK', 'zh-TW'];

/** Seconds since 1970, as wide as any request may sensibly ask; the real bounds are relative to now. */
const instant = integer({ min: 0, max: 99_999_999_999 });

const productData = group({
  description: optional(text()),
  images: optional(arrayOf(text(), 8)),
  metadata: withDefault(newMetadata, {}),
  name: required(text()),
  tax_code: NOT_OURS,
  tax_details: NOT_OURS,
  unit_label: optional(text(12)),
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>);

const priceData = group({
  currency: required(currency),
  product: optional(text()),
  product_data: optional(productData),
  recurring: NOT_OURS,
  tax_behavior: optional(oneOf(['exclusive', 'inclusive', 'unspecified'])),
  unit_amount: optional(integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
  unit_amount_decimal: NOT_OURS,
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>);

const lineItem = group({
  adjustable_quantity: NOT_OURS,
  metadata: withDefault(newMetadata, {}),
  price: optional(text()),
  price_data: optional(priceData),
  quantity: optional(integer({ min: 1, max: 999_999 })),
  tax_rates: NOT_OURS,
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.LineItem>);

const paymentIntentData = group({
  application_fee_amount: NOT_OURS,
  capture_method: optional(oneOf(['automatic', 'automatic_async'])),
  description: optional(text()),
  metadata: withDefault(newMetadata, {}),
  on_behalf_of: NOT_OURS,
  receipt_email: optional(emailAddress),
  setup_future_usage: NOT_OURS,
  shipping: NOT_OURS,
  statement_descriptor: optional(text(22)),
  statement_descriptor_suffix: optional(text(22)),
  transfer_data: NOT_OURS,
  transfer_group: optional(text()),
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.PaymentIntentData>);

const brandingSettings = group({
  background_color: NOT_OURS,
  border_style: NOT_OURS,
  button_color: NOT_OURS,
  display_name: optional(text()),
  font_family: NOT_OURS,
  icon: NOT_OURS,
  logo: NOT_OURS,
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.BrandingSettings>);

const wechatPayOptions = group({
  app_id: optional(text()),
  client: required(oneOf(['android', 'ios', 'web'])),
  setup_future_usage: optional(oneOf(['none'])),
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.PaymentMethodOptions.WechatPay>);

const alipayOptions = group({
  setup_future_usage: optional(oneOf(['none'])),
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.PaymentMethodOptions.Alipay>);

/** What a new Checkout Session takes. */
export const sessionCreateFields = {
  adaptive_pricing: optional(group({ enabled: withDefault(boolean, false) })),
  after_expiration: NOT_OURS,
  allow_promotion_codes: NOT_OURS,
  allowed_payment_method_types: METHOD_FILTER,
  automatic_tax: NOT_OURS,
  billing_address_collection: NOT_OURS,
  branding_settings: optional(brandingSettings),
  cancel_url: optional(webAddress),
  client_reference_id: optional(text(MAX_CLIENT_REFERENCE_LENGTH)),
  consent_collection: NOT_OURS,
  currency: optional(currency),
  custom_fields: NOT_OURS,
  custom_text: NOT_OURS,
  customer: NOT_OURS,
  customer_account: NOT_OURS,
  customer_creation: optional(oneOf(['if_required'])),
  customer_email: optional(emailAddress),
  customer_update: NOT_OURS,
  discounts: NOT_OURS,
  excluded_payment_method_types: METHOD_FILTER,
  expand: expandField,
  expires_at: optional(instant),
  integration_identifier: optional(text()),
  invoice_creation: NOT_OURS,
  line_items: optional(arrayOf(lineItem, MAX_LINE_ITEMS)),
  locale: optional(oneOf([...LOCALES, ...MORE_LOCALES, ...LAST_LOCALES])),
  managed_payments: NOT_OURS,
  metadata: withDefault(newMetadata, {}),
  mode: required(oneOf(['payment', 'setup', 'subscription'])),
  name_collection: NOT_OURS,
  optional_items: NOT_OURS,
  origin_context: optional(oneOf(['mobile_app', 'web'])),
  payment_intent_data: optional(paymentIntentData),
  payment_method_collection: NOT_OURS,
  payment_method_configuration: NOT_OURS,
  payment_method_data: NOT_OURS,
  payment_method_options: optional(group({ alipay: optional(alipayOptions), wechat_pay: optional(wechatPayOptions) })),
  permissions: NOT_OURS,
  phone_number_collection: NOT_OURS,
  redirect_on_completion: optional(oneOf(['always', 'if_required', 'never'])),
  return_url: optional(webAddress),
  saved_payment_method_options: NOT_OURS,
  setup_intent_data: NOT_OURS,
  shipping_address_collection: NOT_OURS,
  shipping_options: NOT_OURS,
  submit_type: optional(oneOf(['auto', 'book', 'donate', 'pay', 'subscribe'])),
  subscription_data: NOT_OURS,
  success_url: optional(webAddress),
  tax_id_collection: NOT_OURS,
  ui_mode: withDefault(oneOf(['elements', 'embedded_page', 'form', 'hosted_page']), 'hosted_page'),
  wallet_options: NOT_OURS,
} satisfies FieldsOf<Create>;

/** What it took until the API version before. */
export const REMOVED_FROM_SESSION_CREATE: RemovedParams = {
  payment_method_types: {
    code: 'payment_method_types_no_longer_supported',
    message:
      'payment_method_types cannot be set since 2026-09-30.endive. ' +
      `Narrow the choice with allowed_payment_method_types (here: ${PAYMENT_METHODS.join(', ')}).`,
  },
};

export type SessionCreate = Decoded<typeof sessionCreateFields>;
export type LineItemRequest = ReturnType<typeof lineItem>;
