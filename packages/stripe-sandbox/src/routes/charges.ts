import { resourceMissing } from '../api/api-error.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { listEndpoint, objectEndpoint } from '../api/endpoint.ts';
import { paginate } from '../api/paginate.ts';
import { optional } from '../params/decode.ts';
import { createdRange, expandField, isCreatedIn, listFields } from '../params/list-params.ts';
import { text } from '../params/scalars.ts';

const PATH = '/v1/charges';

const retrieve = objectEndpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  object: 'charge',
  params: { expand: expandField },
  run: (world, { id }) => {
    const charge = world.store.get('charges', id);
    if (charge === undefined) throw resourceMissing({ object: 'charge', id });
    return charge;
  },
});

const list = listEndpoint({
  path: PATH,
  object: 'charge',
  params: {
    ...listFields,
    created: optional(createdRange),
    customer: optional(text()),
    payment_intent: optional(text()),
    transfer_group: optional(text()),
  },
  run: (world, { params }) =>
    paginate({
      rows: world.store.all('charges'),
      isWanted: (charge) =>
        isCreatedIn(params.created, charge.created) &&
        params.customer === undefined &&
        (params.payment_intent ?? charge.payment_intent) === charge.payment_intent &&
        (params.transfer_group ?? charge.transfer_group) === charge.transfer_group,
      request: params,
      url: PATH,
      objectName: 'charge',
    }),
});

/** `charges` of the SDK, for reading. Charges are made by attempts to pay a session. */
export const chargeEndpoints: readonly Endpoint[] = [list, retrieve];
