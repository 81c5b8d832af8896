import { Hono } from 'hono';
import { resourceMissing } from '../api/api-error.ts';
import { limitBody } from '../api/limit-body.ts';
import { MAX_CLOCK_STEP_MS, SECRET_GRACE_MS } from '../limits.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import type { World } from '../world.ts';
import { jsonText, parseJsonObject, parseNumber, unfit } from './control-json.ts';

interface WebhookParts {
  readonly world: World;
  readonly deliveries: Deliveries;
}

/** What the Dashboard does about webhooks and the API does not: look at deliveries, send again, replace a secret. */
export function webhookRoutes({ world, deliveries }: WebhookParts): Hono {
  const { store } = world;
  const app = new Hono();
  app.use(limitBody());
  app.get('/events/:id/deliveries', (c) => {
    const { event, endpointIds } = requireEvent(world, c.req.param('id'));
    const items = endpointIds.flatMap((endpointId) => {
      const row = store.get('deliveries', `${event.id}/${endpointId}`);
      return row === undefined ? [] : [row];
    });
    return c.json({ items });
  });
  app.post('/events/:id/resend', async (c) => {
    const row = requireEvent(world, c.req.param('id'));
    const eventId = row.event.id;
    const endpointIds = store
      .all('endpoints')
      .filter(({ endpoint }) => endpoint.status === 'enabled')
      .map(({ endpoint }) => endpoint.id);
    store.put('events', eventId, { ...row, endpointIds: [...new Set([...row.endpointIds, ...endpointIds])] });
    for (const endpointId of endpointIds) deliveries.resend({ eventId, endpointId });
    await store.flushed();
    return c.json({ endpoints: endpointIds.length }, 202);
  });
  app.post('/webhook_endpoints/:id/roll', async (c) => {
    const id = c.req.param('id');
    const row = store.get('endpoints', id);
    if (row === undefined) throw resourceMissing({ object: 'webhook_endpoint', id });
    const body = parseJsonObject(await jsonText(c), ['secret', 'graceMs']);
    const graceMs = parseNumber(body['graceMs'] ?? SECRET_GRACE_MS, {
      name: 'graceMs',
      min: 0,
      max: MAX_CLOCK_STEP_MS,
    });
    const secret = parseSecret(body['secret'] ?? world.newId('whsec_'));
    const earlierSecret = { secret: row.secret, untilMs: world.clock.now() + graceMs };
    store.put('endpoints', id, { ...row, secret, earlierSecret });
    await store.flushed();
    return c.json({ id, secret, earlierUntilMs: earlierSecret.untilMs });
  });
  return app;
}

function requireEvent(world: World, id: string) {
  const row = world.store.get('events', id);
  if (row === undefined) throw resourceMissing({ object: 'event', id });
  return row;
}

function parseSecret(value: unknown): string {
  if (typeof value === 'string' && value.startsWith('whsec_') && value.length <= 255) return value;
  throw unfit('secret must begin with whsec_', 'secret');
}
