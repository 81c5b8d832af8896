import { nowSeconds } from '../clock.ts';
import { webhookEndpointOf } from '../objects/webhook-endpoint.ts';
import type { WebhookTarget } from '../options.ts';
import type { World } from '../world.ts';
import type { Deliveries } from './deliveries.ts';

/**
 * Makes the endpoints of the options exist, and those of an earlier run that are gone from the options cease. An endpoint
 * keeps its id while its address stays, so that what waits for it is still delivered.
 */
export function configureEndpoints(
  world: World,
  given: { targets: readonly WebhookTarget[]; deliveries: Deliveries },
): void {
  const existing = world.store.all('endpoints').filter((row) => row.configured);
  for (const row of existing) {
    if (given.targets.some((target) => target.url === row.endpoint.url)) continue;
    world.store.remove('endpoints', row.endpoint.id);
    given.deliveries.abandon(row.endpoint.id);
  }
  for (const target of given.targets) {
    const known = existing.find((row) => row.endpoint.url === target.url);
    const endpoint = webhookEndpointOf({
      id: known?.endpoint.id ?? world.newId('we_'),
      created: known?.endpoint.created ?? nowSeconds(world.clock),
      url: target.url,
      enabledEvents: target.enabledEvents ?? ['*'],
    });
    world.store.put('endpoints', endpoint.id, { endpoint, secret: target.secret, configured: true });
  }
}
