import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { ApiError, errorBody } from './api/api-error.ts';
import { Idempotency } from './api/idempotency.ts';
import { RequestLog } from './api/request-log.ts';
import { v1Routes } from './api/v1.ts';
import { clockRoutes } from './control/clock-routes.ts';
import type { SandboxCounts } from './control/control.ts';
import { controlRoutes, countRows } from './control/control.ts';
import { Faults } from './control/faults.ts';
import { moneyRoutes } from './control/money-routes.ts';
import { webhookRoutes } from './control/webhook-routes.ts';
import type { HostBindings } from './host.ts';
import { newRandomId } from './ids.ts';
import { MINUTE_MS } from './limits.ts';
import type { ResolvedOptions, SandboxOptions } from './options.ts';
import { resolveOptions } from './options.ts';
import { payRoutes } from './pay-page/pay-routes.ts';
import { createExpiryWatch, createRefundWatch } from './payments/due-watch.ts';
import { balanceTransactionEndpoints } from './routes/balance-transactions.ts';
import { chargeEndpoints } from './routes/charges.ts';
import { checkoutSessionEndpoints } from './routes/checkout-sessions.ts';
import { disputeEndpoints } from './routes/disputes.ts';
import { eventEndpoints } from './routes/events.ts';
import { paymentIntentEndpoints } from './routes/payment-intents.ts';
import { refundEndpoints } from './routes/refunds.ts';
import { webhookEndpointEndpoints } from './routes/webhook-endpoints.ts';
import { SandboxError } from './sandbox-error.ts';
import { catchUp } from './state/catch-up.ts';
import { memoryJournal, openJournal, readJournal } from './state/journal.ts';
import { Store } from './state/store.ts';
import { VirtualClock } from './virtual-clock.ts';
import { createAnnounce } from './webhooks/announce.ts';
import { configureEndpoints } from './webhooks/configured-endpoints.ts';
import { Deliveries } from './webhooks/deliveries.ts';
import { createPostWebhook } from './webhooks/post-webhook.ts';
import type { World } from './world.ts';

const IN_PROCESS_URL = 'http://sandbox.invalid';

/** A sandbox without a socket. */
export interface Sandbox {
  /** For tests: `sandbox.app.request('/v1/…')`. A cut connection shows as a rejected promise. */
  readonly app: Hono<{ Bindings: HostBindings }>;
  /** For servers, and for clients that take a `fetch`. */
  fetch(request: Request, host?: HostBindings): Response | Promise<Response>;
  readonly secretKey: string;
  counts(): SandboxCounts;
  /** The time of the sandbox, in milliseconds since 1970. */
  now(): number;
  /** Lets time pass at once, and does what falls due in it. The control plane can also set and stop the clock. */
  advance(byMs: number): Promise<void>;
  /** Says where the sandbox is reached, once that is known. */
  setPublicUrl(url: string): void;
  /** Expires what is due and forgets what is old. Requests do it too; an idle sandbox needs a nudge. */
  tick(): Promise<void>;
  /** Resolves when no webhook is on its way; those that wait for another attempt do not count. */
  settled(): Promise<void>;
  /** Resolves when every webhook has arrived or was given up; rejects after `timeoutMs`, one minute by default. */
  drain(timeoutMs?: number): Promise<void>;
  /** Stops deliveries and writes the last changes. What was on its way is sent again by the next run. */
  close(): Promise<void>;
}

/**
 * Builds a sandbox in this process and reads its state file, if it has one.
 * @throws SandboxError `live-key`, `bad-option`, `state-unreadable`
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const resolved = resolveOptions(options, options.newId ?? newRandomId);
  const store = await openStore(resolved.stateFile);
  const faults = new Faults();
  const log = new RequestLog();
  const stop = new AbortController();
  const address = { url: resolved.publicUrl ?? IN_PROCESS_URL };
  const clock = new VirtualClock(resolved.clock, store);
  const deliveries = createDeliveries(resolved, { store, faults, clock });
  const world = createWorld(resolved, { store, deliveries, clock, publicUrl: () => address.url });
  const tick = async (): Promise<void> => {
    catchUp(world);
    await store.flushed();
  };
  configureEndpoints(world, { targets: resolved.webhooks, deliveries });
  deliveries.resume();
  const app = createApp({ world, deliveries, faults, log, clock, tick, stop: stop.signal, options: resolved });
  await store.flushed();
  return {
    app,
    fetch: (request, host) => app.fetch(request, host),
    secretKey: resolved.secretKey,
    counts: () => countRows({ world, faults }),
    setPublicUrl: (url) => {
      address.url = resolved.publicUrl ?? url;
    },
    now: () => clock.now(),
    advance: (byMs) => {
      clock.advance(byMs);
      return tick();
    },
    tick,
    settled: () => deliveries.settled(),
    drain: (timeoutMs = MINUTE_MS) => deliveries.drain(timeoutMs),
    close: async () => {
      stop.abort();
      await deliveries.close();
      await store.close();
    },
  };
}

async function openStore(stateFile: string | undefined): Promise<Store> {
  const store = new Store();
  if (stateFile === undefined) {
    store.attach(memoryJournal);
    return store;
  }
  store.replay(readJournal(stateFile));
  store.attach(await openJournal(stateFile, store.snapshot()));
  return store;
}

function createDeliveries(
  options: ResolvedOptions,
  parts: { store: Store; faults: Faults; clock: VirtualClock },
): Deliveries {
  return new Deliveries({
    store: parts.store,
    clock: parts.clock,
    retry: {
      baseMs: options.retryBaseMs,
      longestMs: options.retryLongestMs,
      maxAttempts: options.maxDeliveryAttempts,
    },
    post: createPostWebhook({
      store: parts.store,
      clock: parts.clock,
      newId: options.newId,
      timeoutMs: options.deliveryTimeoutMs,
      fetch: options.fetch,
    }),
    takeFault: (eventType) => parts.faults.takeForWebhook(eventType),
    report: options.report,
  });
}

function createWorld(
  options: ResolvedOptions,
  parts: { store: Store; deliveries: Deliveries; clock: VirtualClock; publicUrl: () => string },
): World {
  const { clock } = parts;
  const { newId } = options;
  return {
    store: parts.store,
    clock,
    newId,
    settings: {
      feeBps: options.feeBps,
      feeFixedMinor: options.feeFixedMinor,
      accountName: options.accountName,
      minimumMinor: (currency) => options.minimumMinor(currency),
      publicUrl: parts.publicUrl,
    },
    expiry: createExpiryWatch(parts.store),
    pendingRefunds: createRefundWatch(parts.store),
    announce: createAnnounce({ store: parts.store, clock, newId, deliveries: parts.deliveries }),
  };
}

interface AppParts {
  readonly world: World;
  readonly deliveries: Deliveries;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly clock: VirtualClock;
  tick(): Promise<void>;
  readonly stop: AbortSignal;
  readonly options: ResolvedOptions;
}

function createApp(parts: AppParts): Hono<{ Bindings: HostBindings }> {
  const { world, deliveries, faults, log, clock, tick, stop, options } = parts;
  const idempotency = new Idempotency(world.store, world.clock);
  const endpoints = [
    ...checkoutSessionEndpoints,
    ...paymentIntentEndpoints,
    ...chargeEndpoints,
    ...balanceTransactionEndpoints,
    ...refundEndpoints,
    ...disputeEndpoints,
    ...eventEndpoints,
    ...webhookEndpointEndpoints(deliveries),
  ];
  const api = { world, idempotency, faults, secretKey: options.secretKey, stop, report: options.report };
  const app = new Hono<{ Bindings: HostBindings }>();
  app.use(async (c, next) => {
    await next();
    // What is left of a body that was refused for its size cannot be told from the next request.
    if (c.res.status === 413) c.header('connection', 'close');
  });
  app.onError((error, c) => answerFailure(parts, error, c));
  app.get('/', (c) => c.text('A local sandbox that speaks the Stripe API. No money moves here.\n'));
  app.route('/_sandbox', payRoutes(world));
  app.route('/_sandbox', controlRoutes({ world, faults, log }));
  app.route('/_sandbox', clockRoutes({ clock, tick }));
  app.route('/_sandbox', webhookRoutes({ world, deliveries }));
  app.route('/_sandbox', moneyRoutes(world));
  app.route('/', v1Routes(api, { endpoints, log }));
  return app;
}

/** Everything that a route throws ends here. */
function answerFailure(parts: AppParts, error: Error, c: Context<{ Bindings: HostBindings }>): Response {
  if (error instanceof ApiError) return c.json(errorBody(error, ''), error.status);
  if (error instanceof SandboxError && error.code === 'connection-cut') {
    const socket = c.env?.incoming?.socket;
    // In process there is no connection to cut: the caller's promise rejects instead.
    if (socket === undefined) throw error;
    socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  parts.options.report(error);
  const message = 'The sandbox failed. Its own output says why.';
  return c.json(errorBody(new ApiError({ status: 500, type: 'api_error', message }), ''), 500);
}
