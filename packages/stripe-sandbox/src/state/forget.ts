import { EVENT_HORIZON_MS, IDEMPOTENCY_TTL_MS, SECOND_MS } from '../limits.ts';
import { deliveryKey } from '../webhooks/delivery-key.ts';
import type { World } from '../world.ts';

/** Forgets what Stripe forgets: idempotency keys after a day, events after thirty. Both stand oldest first. */
export function forgetOldRows(world: World): void {
  const nowMs = world.clock.now();
  for (const [key, answer] of world.store.entries('answers')) {
    if (nowMs - answer.atMs < IDEMPOTENCY_TTL_MS) break;
    world.store.remove('answers', key);
  }
  for (const [id, row] of world.store.entries('events')) {
    if (nowMs - row.event.created * SECOND_MS < EVENT_HORIZON_MS) break;
    for (const endpointId of row.endpointIds)
      world.store.remove('deliveries', deliveryKey({ eventId: id, endpointId }));
    world.store.remove('events', id);
  }
}
