import type { Stripe } from 'stripe';
import type { Currency } from '../currencies.ts';
import type { Metadata } from '../params/metadata.ts';

/** The SDK turns decimal texts into objects of its own; on the wire they are texts. */
export type WirePrice = Omit<Stripe.Price, 'unit_amount_decimal'> & { readonly unit_amount_decimal: string | null };
export type WireLineItem = Omit<Stripe.LineItem, 'price'> & { readonly price: WirePrice | null };

interface LineItemFacts {
  readonly id: string;
  readonly priceId: string;
  readonly productId: string;
  readonly created: number;
  readonly currency: Currency;
  readonly unitAmountMinor: number;
  readonly quantity: number;
  readonly productName: string;
  readonly metadata: Metadata;
}

/** A line item with the inline price that it was made from. */
export function lineItemOf(facts: LineItemFacts): WireLineItem {
  const total = facts.unitAmountMinor * facts.quantity;
  return {
    id: facts.id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: facts.currency,
    description: facts.productName,
    metadata: facts.metadata,
    price: priceOf(facts),
    quantity: facts.quantity,
  } satisfies WireLineItem;
}

function priceOf(facts: LineItemFacts): WirePrice {
  return {
    id: facts.priceId,
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: facts.created,
    currency: facts.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: facts.productId,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: facts.unitAmountMinor,
    unit_amount_decimal: String(facts.unitAmountMinor),
  } satisfies WirePrice;
}
