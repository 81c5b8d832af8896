import type { Stripe } from 'stripe';
import type { EventRow } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import { deliveryKey } from './delivery-key.ts';

/** An event as the API shows it, with the number of endpoints that have not taken it yet. */
export function renderEvent(store: Store, row: EventRow): Stripe.EventBase {
  return { ...row.event, pending_webhooks: pendingWebhooks(store, row) } satisfies Stripe.EventBase;
}

/** Endpoints that have not answered 2xx to the event, including those that never will. */
export function pendingWebhooks(store: Store, row: EventRow): number {
  const eventId = row.event.id;
  return row.endpointIds.filter(
    (endpointId) => store.get('deliveries', deliveryKey({ eventId, endpointId }))?.state !== 'delivered',
  ).length;
}
