import { resourceMissing } from '../api/api-error.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { listEndpoint, objectEndpoint } from '../api/endpoint.ts';
import { paginate } from '../api/paginate.ts';
import { optional } from '../params/decode.ts';
import { createdRange, expandField, isCreatedIn, listFields } from '../params/list-params.ts';
import { text } from '../params/scalars.ts';

const PATH = '/v1/payment_intents';

const retrieve = objectEndpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  object: 'payment_intent',
  params: { client_secret: optional(text()), expand: expandField },
  run: (world, { id }) => {
    const intent = world.store.get('paymentIntents', id);
    if (intent === undefined) throw resourceMissing({ object: 'payment_intent', id, param: 'intent' });
    return intent;
  },
});

const list = listEndpoint({
  path: PATH,
  object: 'payment_intent',
  params: {
    ...listFields,
    created: optional(createdRange),
    customer: optional(text()),
    customer_account: optional(text()),
  },
  run: (world, { params }) =>
    paginate({
      rows: world.store.all('paymentIntents'),
      isWanted: (intent) =>
        isCreatedIn(params.created, intent.created) &&
        params.customer === undefined &&
        params.customer_account === undefined,
      request: params,
      url: PATH,
      objectName: 'payment_intent',
    }),
});

/** `paymentIntents` of the SDK, for reading. Intents are made by sessions. */
export const paymentIntentEndpoints: readonly Endpoint[] = [list, retrieve];
