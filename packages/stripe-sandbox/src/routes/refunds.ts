import type { Stripe } from 'stripe';
import { resourceMissing } from '../api/api-error.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { listEndpoint, objectEndpoint, plannedEndpoint } from '../api/endpoint.ts';
import { paginate } from '../api/paginate.ts';
import { MAX_AMOUNT_MINOR } from '../currencies.ts';
import { optional, unsupported } from '../params/decode.ts';
import { expandField, isOfPayment, paymentListFields } from '../params/list-params.ts';
import { applyMetadata, metadataChange, newMetadata } from '../params/metadata.ts';
import { integer, oneOf, text } from '../params/scalars.ts';
import { createRefund, planRefund } from '../payments/refund.ts';
import type { World } from '../world.ts';

const PATH = '/v1/refunds';

const create = plannedEndpoint({
  method: 'POST',
  path: PATH,
  object: 'refund',
  params: {
    amount: optional(integer({ min: 1, max: MAX_AMOUNT_MINOR })),
    charge: optional(text()),
    currency: unsupported(),
    customer: unsupported(),
    expand: expandField,
    instructions_email: unsupported(),
    metadata: optional(newMetadata),
    origin: unsupported(),
    payment_intent: optional(text()),
    reason: optional(oneOf(['duplicate', 'fraudulent', 'requested_by_customer'])),
    refund_application_fee: unsupported(),
    reverse_transfer: unsupported(),
  },
  plan: (world, { params: request, cause }) => {
    planRefund(world, request);
    // Between the check and the run another request may have taken what is left, so the run checks once more.
    return () => createRefund(world, { ...planRefund(world, request), request, cause });
  },
});

const retrieve = objectEndpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  object: 'refund',
  params: { expand: expandField },
  run: (world, { id }) => requireRefund(world, id),
});

const update = objectEndpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  object: 'refund',
  params: { expand: expandField, metadata: optional(metadataChange) },
  run: (world, { id, params }) => {
    const before = requireRefund(world, id);
    const metadata = applyMetadata(before.metadata ?? {}, params.metadata ?? new Map());
    const refund: Stripe.Refund = { ...before, metadata };
    world.store.put('refunds', id, refund);
    return refund;
  },
});

const list = listEndpoint({
  path: PATH,
  object: 'refund',
  params: paymentListFields,
  run: (world, { params }) =>
    paginate({
      rows: world.store.all('refunds'),
      isWanted: (refund) => isOfPayment(params, refund),
      request: params,
      url: PATH,
      objectName: 'refund',
    }),
});

/** `refunds` of the SDK, without `cancel`: no refund here waits for the payer to act. */
export const refundEndpoints: readonly Endpoint[] = [create, list, retrieve, update];

function requireRefund(world: World, id: string): Stripe.Refund {
  const refund = world.store.get('refunds', id);
  if (refund === undefined) throw resourceMissing({ object: 'refund', id });
  return refund;
}
