import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import type { Clock } from '../clock.ts';
import type { RunningSandbox, ServerOptions } from '../server.ts';
import { startSandbox } from '../server.ts';

/** A clock that stands still until it is pushed. It starts on a whole second, so that bounds can be met exactly. */
export interface PushedClock extends Clock {
  push(ms: number): void;
}

export function pushedClock(startMs: number = Math.floor(Date.now() / 1_000) * 1_000): PushedClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    push: (ms) => {
      nowMs += ms;
    },
  };
}

export interface Harness {
  readonly sandbox: RunningSandbox;
  /** The unmodified SDK, with its own retries off so that tests see every answer. */
  readonly stripe: Stripe;
}

/** A sandbox on a free port that ends with the test. */
export async function startHarness(options: ServerOptions = {}): Promise<Harness> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return { sandbox, stripe: sdkFor(sandbox) };
}

export function sdkFor(sandbox: RunningSandbox, config: Stripe.StripeConfig = {}): Stripe {
  return new Stripe(sandbox.secretKey, {
    host: sandbox.host,
    port: sandbox.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  });
}

/** A gift of 20 yuan, changed as a test needs it. */
export function giftParams(
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    submit_type: 'donate',
    success_url: 'https://charity.example/return?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://charity.example/give',
    line_items: [
      { quantity: 1, price_data: { currency: 'cny', unit_amount: 2_000, product_data: { name: '三叶社区路灯' } } },
    ],
    ...changes,
  };
}

/** Line items of one gift in another currency or of another amount. */
export function lines(currency: string, unitAmountMinor: number): Stripe.Checkout.SessionCreateParams.LineItem[] {
  return [{ quantity: 1, price_data: { currency, unit_amount: unitAmountMinor, product_data: { name: 'Gift' } } }];
}

interface PayCommand {
  readonly method?: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly late?: boolean;
}

export interface Paid {
  readonly session: Stripe.Checkout.Session;
  readonly redirectUrl: string | null;
}

/** What a person does on the pay page, through the control plane. */
export async function pay(
  sandbox: RunningSandbox,
  session: { readonly id: string },
  command: PayCommand = { method: 'alipay', outcome: 'succeed' },
): Promise<Paid> {
  const response = await control(sandbox, `/checkout/sessions/${session.id}/pay`, command);
  if (!response.ok) throw new Error(`paying answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Paid;
}

export function control(sandbox: RunningSandbox, path: string, body: unknown): Promise<Response> {
  return fetch(`${sandbox.url}/_sandbox${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** One request to the API without the SDK, for what the SDK would never send. */
export function raw(sandbox: RunningSandbox, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${sandbox.secretKey}`, ...(init.headers as Record<string, string>) };
  return fetch(`${sandbox.url}${path}`, { ...init, headers });
}

/** The error that a promise rejects with; fails when it resolves. */
export async function errorOf(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`expected a StripeError, got ${String(outcome)}`);
}

export interface Received {
  readonly body: string;
  readonly signature: string;
  readonly event: Stripe.Event;
}

export interface Receiver {
  readonly url: string;
  /** Paths other than the endpoint's own that were asked for. */
  readonly strays: readonly (string | undefined)[];
  readonly received: readonly Received[];
}

/** An endpoint that answers each delivery with the next status, and then 200 to what it takes and 400 to the rest. */
export async function startReceiver(
  statuses: number[] = [],
  takes: (delivery: Omit<Received, 'event'>) => Promise<boolean> = () => Promise.resolve(true),
): Promise<Receiver> {
  const received: Received[] = [];
  const strays: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (request.url !== '/hook') {
      strays.push(request.url);
      response.end();
      return;
    }
    void readBody(request).then(async (body) => {
      const signature = String(request.headers['stripe-signature']);
      received.push({ body, signature, event: parseEvent(body) });
      const status = statuses.shift() ?? ((await takes({ body, signature })) ? 200 : 400);
      response.writeHead(status, { location: '/moved' }).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return { url: `http://127.0.0.1:${address.port}/hook`, received, strays };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A spoiled body may be no JSON any more. */
function parseEvent(body: string): Stripe.Event {
  try {
    return JSON.parse(body) as Stripe.Event;
  } catch {
    return { id: 'unreadable' } as Stripe.Event;
  }
}
