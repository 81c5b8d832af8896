import type { Stripe } from 'stripe';
import { invalidParam, resourceMissing } from '../api/api-error.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { listEndpoint, objectEndpoint } from '../api/endpoint.ts';
import { paginate } from '../api/paginate.ts';
import { API_VERSION } from '../api-version.ts';
import { nowSeconds } from '../clock.ts';
import { MAX_WEBHOOK_ENDPOINTS } from '../limits.ts';
import { webhookEndpointOf } from '../objects/webhook-endpoint.ts';
import { arrayOf, optional, required, unsupported } from '../params/decode.ts';
import { expandField, listFields } from '../params/list-params.ts';
import { applyMetadata, metadataChange, newMetadata } from '../params/metadata.ts';
import { boolean, emptyableText, oneOf, text, webAddress } from '../params/scalars.ts';
import type { EndpointRow } from '../state/rows.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import type { World } from '../world.ts';

const PATH = '/v1/webhook_endpoints';
const MAX_ENABLED_EVENTS = 300;

const enabledEvents = arrayOf(text(200), MAX_ENABLED_EVENTS);

const create = objectEndpoint({
  method: 'POST',
  path: PATH,
  object: 'webhook_endpoint',
  params: {
    api_version: optional(oneOf([API_VERSION])),
    connect: unsupported(),
    description: optional(emptyableText()),
    enabled_events: required(enabledEvents),
    expand: expandField,
    metadata: optional(newMetadata),
    url: required(webAddress),
  },
  run: (world, { params }) => {
    if (world.store.count('endpoints') >= MAX_WEBHOOK_ENDPOINTS) {
      throw invalidParam({ param: 'url', message: `At most ${MAX_WEBHOOK_ENDPOINTS} webhook endpoints are allowed.` });
    }
    const secret = world.newId('whsec_');
    const endpoint = webhookEndpointOf({
      id: world.newId('we_'),
      created: nowSeconds(world.clock),
      url: params.url,
      enabledEvents: params.enabled_events,
      description: params.description ?? null,
      metadata: params.metadata ?? {},
    });
    world.store.put('endpoints', endpoint.id, { endpoint, secret, configured: false });
    return { ...endpoint, secret } satisfies Stripe.WebhookEndpoint;
  },
});

const retrieve = objectEndpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  object: 'webhook_endpoint',
  params: { expand: expandField },
  run: (world, { id }) => requireEndpoint(world, id).endpoint,
});

const list = listEndpoint({
  path: PATH,
  object: 'webhook_endpoint',
  params: listFields,
  run: (world, { params }) => {
    const rows = world.store.all('endpoints').map(({ endpoint }) => endpoint);
    return paginate({ rows, isWanted: () => true, request: params, url: PATH, objectName: 'webhook_endpoint' });
  },
});

const update = objectEndpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  object: 'webhook_endpoint',
  params: {
    description: optional(emptyableText()),
    disabled: optional(boolean),
    enabled_events: optional(enabledEvents),
    expand: expandField,
    metadata: optional(metadataChange),
    url: optional(webAddress),
  },
  run: (world, { id, params }) => {
    const row = requireEndpoint(world, id);
    const before = row.endpoint;
    const endpoint: Stripe.WebhookEndpoint = {
      ...before,
      description: params.description === undefined ? before.description : params.description,
      enabled_events: [...(params.enabled_events ?? before.enabled_events)],
      metadata: applyMetadata(before.metadata, params.metadata ?? new Map()),
      status: statusAfter(before.status, params.disabled),
      url: params.url ?? before.url,
    };
    world.store.put('endpoints', id, { ...row, endpoint });
    return endpoint;
  },
});

function removal(deliveries: Deliveries): Endpoint {
  return objectEndpoint({
    method: 'DELETE',
    path: `${PATH}/:id`,
    object: 'webhook_endpoint',
    params: { expand: expandField },
    run: (world, { id }) => {
      requireEndpoint(world, id);
      world.store.remove('endpoints', id);
      deliveries.abandon(id);
      return { id, object: 'webhook_endpoint', deleted: true } satisfies Stripe.DeletedWebhookEndpoint;
    },
  });
}

/** `webhookEndpoints` of the SDK. Removing one also gives up what still waits for it. */
export function webhookEndpointEndpoints(deliveries: Deliveries): readonly Endpoint[] {
  return [create, list, retrieve, update, removal(deliveries)];
}

function requireEndpoint(world: World, id: string): EndpointRow {
  const row = world.store.get('endpoints', id);
  if (row === undefined) throw resourceMissing({ object: 'webhook_endpoint', id, param: 'webhook_endpoint' });
  return row;
}

function statusAfter(before: string, disabled: boolean | undefined): string {
  if (disabled === undefined) return before;
  return disabled ? 'disabled' : 'enabled';
}
