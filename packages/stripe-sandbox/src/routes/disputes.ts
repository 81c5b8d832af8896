import { resourceMissing, wrongState } from '../api/api-error.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { listEndpoint, objectEndpoint } from '../api/endpoint.ts';
import { paginate } from '../api/paginate.ts';
import { expandField, isOfPayment, paymentListFields } from '../params/list-params.ts';
import { closeDispute } from '../payments/dispute.ts';

const PATH = '/v1/disputes';

const retrieve = objectEndpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  object: 'dispute',
  params: { expand: expandField },
  run: (world, { id }) => {
    const dispute = world.store.get('disputes', id);
    if (dispute === undefined) throw resourceMissing({ object: 'dispute', id });
    return dispute;
  },
});

const close = objectEndpoint({
  method: 'POST',
  path: `${PATH}/:id/close`,
  object: 'dispute',
  params: { expand: expandField },
  run: (world, { id, cause }) => {
    if (world.store.get('disputes', id) === undefined) throw resourceMissing({ object: 'dispute', id });
    const closed = closeDispute(world, { disputeId: id, status: 'lost', cause });
    if (closed === undefined) throw wrongState('This dispute has been decided already.');
    return closed;
  },
});

const list = listEndpoint({
  path: PATH,
  object: 'dispute',
  params: paymentListFields,
  run: (world, { params }) =>
    paginate({
      rows: world.store.all('disputes'),
      isWanted: (dispute) => isOfPayment(params, dispute),
      request: params,
      url: PATH,
      objectName: 'dispute',
    }),
});

/** `disputes` of the SDK for reading, and `close`, which gives in. They are opened through the control plane. */
export const disputeEndpoints: readonly Endpoint[] = [close, list, retrieve];
