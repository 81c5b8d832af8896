import { ApiError, invalidParam, missingParam, resourceMissing } from '../api/api-error.ts';
import { nowSeconds } from '../clock.ts';
import type { Currency } from '../currencies.ts';
import { MAX_AMOUNT_MINOR } from '../currencies.ts';
import type { WireLineItem } from '../objects/line-item.ts';
import { lineItemOf } from '../objects/line-item.ts';
import type { LineItemRequest, SessionCreate } from '../params/session-params.ts';
import type { World } from '../world.ts';

/** What is to be paid, and for what. */
export interface PricedLines {
  readonly lineItems: readonly WireLineItem[];
  readonly currency: Currency;
  readonly totalMinor: number;
}

/** Checks and adds up the line items of a new session. Throws an `ApiError` for anything Stripe would refuse. */
export function priceLines(world: World, params: SessionCreate): PricedLines {
  const requested = params.line_items;
  if (requested === undefined || requested.length === 0) throw missingParam('line_items');
  const lineItems = requested.map((line, index) => priceLine(world, { line, path: `line_items[${index}]` }));
  const currency = requireOneCurrency(lineItems, params.currency);
  const totalMinor = lineItems.reduce((sum, { item }) => sum + item.amount_total, 0);
  refuseUnfitTotal({ totalMinor, currency, minimumMinor: world.settings.minimumMinor(currency) });
  return { lineItems: lineItems.map(({ item }) => item), currency, totalMinor };
}

interface PricedLine {
  readonly item: WireLineItem;
  readonly currency: Currency;
}

function priceLine(world: World, given: { line: LineItemRequest; path: string }): PricedLine {
  const { line, path } = given;
  // There are no stored prices or products here, so naming one cannot succeed.
  if (line.price !== undefined) throw noSuch('price', { id: line.price, param: `${path}[price]` });
  const price = line.price_data;
  if (price === undefined) throw missingParam(`${path}[price_data]`);
  if (price.product !== undefined)
    throw noSuch('product', { id: price.product, param: `${path}[price_data][product]` });
  if (price.product_data === undefined) throw missingParam(`${path}[price_data][product_data]`);
  if (price.unit_amount === undefined) throw missingParam(`${path}[price_data][unit_amount]`);
  if (line.quantity === undefined) throw missingParam(`${path}[quantity]`);
  const item = lineItemOf({
    id: world.newId('li_'),
    priceId: world.newId('price_'),
    productId: world.newId('prod_'),
    created: nowSeconds(world.clock),
    currency: price.currency,
    unitAmountMinor: price.unit_amount,
    quantity: line.quantity,
    productName: price.product_data.name,
    metadata: line.metadata,
  });
  return { item, currency: price.currency };
}

/** A missing thing that is named in a body is a bad request; only a missing thing in the path is 404. */
function noSuch(object: string, named: { id: string; param: string }): ApiError {
  return invalidParam({
    code: 'resource_missing',
    param: named.param,
    message: resourceMissing({ object, id: named.id }).message,
  });
}

function requireOneCurrency(lines: readonly PricedLine[], stated: Currency | undefined): Currency {
  const [first] = lines;
  if (first === undefined) throw missingParam('line_items');
  const currency = stated ?? first.currency;
  const foreign = lines.findIndex((line) => line.currency !== currency);
  if (foreign !== -1) {
    throw invalidParam({
      param: `line_items[${foreign}][price_data][currency]`,
      message: `All line items must have one currency; expected ${currency}.`,
    });
  }
  return currency;
}

function refuseUnfitTotal(total: { totalMinor: number; currency: Currency; minimumMinor: number }): void {
  const { totalMinor, currency, minimumMinor } = total;
  if (totalMinor < minimumMinor) {
    throw new ApiError({
      status: 400,
      type: 'invalid_request_error',
      code: 'amount_too_small',
      message: `The total must be at least ${minimumMinor} in the smallest unit of ${currency}; it is ${totalMinor}.`,
    });
  }
  if (totalMinor > MAX_AMOUNT_MINOR) {
    throw new ApiError({
      status: 400,
      type: 'invalid_request_error',
      code: 'amount_too_large',
      message: `The total must be at most ${MAX_AMOUNT_MINOR} in the smallest unit of ${currency}; it is ${totalMinor}.`,
    });
  }
}
