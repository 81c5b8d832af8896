import { invalidParam, resourceMissing } from '../api/api-error.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { listEndpoint, objectEndpoint } from '../api/endpoint.ts';
import { paginate } from '../api/paginate.ts';
import { MAX_EVENT_TYPES } from '../limits.ts';
import { arrayOf, optional } from '../params/decode.ts';
import { createdRange, expandField, isCreatedIn, listFields } from '../params/list-params.ts';
import { boolean, text } from '../params/scalars.ts';
import { renderEvent } from '../webhooks/render-event.ts';

const PATH = '/v1/events';

const retrieve = objectEndpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  object: 'event',
  params: { expand: expandField },
  run: (world, { id }) => {
    const row = world.store.get('events', id);
    if (row === undefined) throw resourceMissing({ object: 'event', id });
    return renderEvent(world.store, row);
  },
});

const list = listEndpoint({
  path: PATH,
  object: 'event',
  params: {
    ...listFields,
    created: optional(createdRange),
    delivery_success: optional(boolean),
    type: optional(text()),
    types: optional(arrayOf(text(), MAX_EVENT_TYPES)),
  },
  run: (world, { params }) => {
    if (params.type !== undefined && params.types !== undefined) {
      throw invalidParam({ param: 'types', message: 'type and types exclude each other.' });
    }
    const wantedTypes = params.types ?? (params.type === undefined ? undefined : [params.type]);
    return paginate({
      rows: world.store.all('events').map((row) => renderEvent(world.store, row)),
      isWanted: (event) =>
        isCreatedIn(params.created, event.created) &&
        (wantedTypes?.some((wanted) => isType(event.type, wanted)) ?? true) &&
        (params.delivery_success ?? event.pending_webhooks === 0) === (event.pending_webhooks === 0),
      request: params,
      url: PATH,
      objectName: 'event',
    });
  },
});

/** `events` of the SDK: the way to find what no webhook brought. */
export const eventEndpoints: readonly Endpoint[] = [list, retrieve];

/** `charge.*` stands for every type that begins with `charge.`. */
function isType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
