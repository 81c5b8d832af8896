import { Hono } from 'hono';
import { ApiError, resourceMissing } from '../api/api-error.ts';
import { limitBody } from '../api/limit-body.ts';
import type { RequestLog } from '../api/request-log.ts';
import { API_VERSION } from '../api-version.ts';
import type { HostBindings } from '../host.ts';
import { paySession } from '../payments/pay.ts';
import { refusalMessage, refusalStatus } from '../payments/refusal.ts';
import { successAddress } from '../payments/return-address.ts';
import type { DeliveryRow } from '../state/rows.ts';
import type { World } from '../world.ts';
import { parsePayCommand } from './control-body.ts';
import { jsonText } from './control-json.ts';
import { parseFaultCommand } from './fault-body.ts';
import type { Faults } from './faults.ts';

interface ControlParts {
  readonly world: World;
  readonly faults: Faults;
  readonly log: RequestLog;
}

/** How many of everything the sandbox holds. */
export interface SandboxCounts {
  readonly sessions: { readonly open: number; readonly complete: number; readonly expired: number };
  readonly paymentIntents: number;
  readonly charges: number;
  readonly balanceTransactions: number;
  readonly refunds: number;
  readonly disputes: number;
  readonly events: number;
  readonly webhookEndpoints: number;
  readonly deliveries: Readonly<Record<DeliveryRow['state'], number>>;
  readonly idempotencyKeys: number;
  readonly armedFaults: number;
}

/** The paths under `/_sandbox` that a test, a script or the demo uses. Stripe has nothing like them. */
export function controlRoutes(parts: ControlParts): Hono<{ Bindings: HostBindings }> {
  const { world, faults, log } = parts;
  const app = new Hono<{ Bindings: HostBindings }>();
  app.use(limitBody());
  app.get('/health', (c) => c.json({ status: 'ok', sandbox: true, livemode: false, apiVersion: API_VERSION }));
  app.get('/state', (c) => c.json(countRows(parts)));
  app.get('/requests/:id', (c) => {
    const entry = log.get(c.req.param('id'));
    if (entry === undefined) throw resourceMissing({ object: 'request', id: c.req.param('id') });
    return c.json(entry);
  });
  app.post('/checkout/sessions/:id/pay', async (c) => {
    const command = parsePayCommand(await jsonText(c));
    const result = paySession(world, { sessionId: c.req.param('id'), ...command });
    await world.store.flushed();
    if (result.kind === 'refused') throw refusalOf(result.reason);
    const redirectUrl = { paid: successAddress(result.session), abandoned: result.session.cancel_url, declined: null };
    return c.json({ session: result.session, redirectUrl: redirectUrl[result.kind] });
  });
  app.get('/faults', (c) => c.json({ items: faults.list() }));
  app.post('/faults', async (c) => {
    const fault = parseFaultCommand(await jsonText(c));
    if (!faults.arm(fault)) {
      throw new ApiError({ status: 409, type: 'invalid_request_error', message: 'Too many faults are armed already.' });
    }
    return c.json(fault, 201);
  });
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  return app;
}

/** Counts without naming anything, so that it can be shown anywhere. */
export function countRows({ world, faults }: Pick<ControlParts, 'world' | 'faults'>): SandboxCounts {
  const { store } = world;
  const sessions = { open: 0, complete: 0, expired: 0 };
  for (const [, { session }] of store.entries('sessions')) {
    if (session.status === 'open') sessions.open += 1;
    else if (session.status === 'complete') sessions.complete += 1;
    else sessions.expired += 1;
  }
  const deliveries = { waiting: 0, delivered: 0, failed: 0, dropped: 0 };
  for (const [, delivery] of store.entries('deliveries')) deliveries[delivery.state] += 1;
  return {
    sessions,
    paymentIntents: store.count('paymentIntents'),
    charges: store.count('charges'),
    balanceTransactions: store.count('balanceTransactions'),
    refunds: store.count('refunds'),
    disputes: store.count('disputes'),
    events: store.count('events'),
    webhookEndpoints: store.count('endpoints'),
    deliveries,
    idempotencyKeys: store.count('answers'),
    armedFaults: faults.list().length,
  };
}

function refusalOf(reason: Parameters<typeof refusalStatus>[0]): ApiError {
  const code = reason.replaceAll('-', '_');
  return new ApiError({
    status: refusalStatus(reason),
    type: 'invalid_request_error',
    code,
    message: refusalMessage(reason),
  });
}
