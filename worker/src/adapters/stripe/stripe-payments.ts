// The payments port on the unmodified Stripe SDK, over fetch, so that Node and Workers run the same code. Card numbers
// never come near us: the giver pays on Stripe's own page (Checkout, hosted).

import Stripe from 'stripe';
import type { Clock, Notice, OpenedPayment, OpenPayment, PaymentFacts, Payments } from '../../ports/index.ts';
import { PaymentsError } from '../../ports/index.ts';
import { eventNotice, MONEY_EVENTS } from './event-notice.ts';
import { toPaymentsError } from './payments-error.ts';
import { createRefund, refundFacts } from './refund.ts';
import { disputedPayment, FACTS_EXPANSION, sessionFacts } from './session-facts.ts';
import { refuseSignatureHeader, SIGNATURE_TOLERANCE_S } from './signature.ts';

/** Where Stripe's hosted payment page is; our pages' forms may lead there. */
const STRIPE_PAGE_ORIGIN = 'https://checkout.stripe.com';
const TIMEOUT_MS = 20_000;
/** The SDK's own retries; every POST carries our idempotency key, so a repeat is the same request. */
const NETWORK_RETRIES_MAX = 2;
const EVENTS_PER_PAGE = 100;
const RETURNS_PER_PAGE = 100;
/** A card is disputed once, seldom twice; never so often that it would need a second page. */
const DISPUTES_MAX = 100;
const METHODS = ['alipay', 'wechat_pay', 'card'] as const;

export interface StripeOptions {
  readonly secretKey: string;
  /** Signing secrets of the webhook endpoint; two while one is being rotated out. */
  readonly webhookSecrets: readonly string[];
  /** Where Stripe's API is; absent for Stripe itself. */
  readonly apiUrl?: string | undefined;
  /** How long one attempt may take, 20 s by default. */
  readonly timeoutMs?: number;
  readonly clock: Clock;
}

/** Stripe behind the payments port. */
export function createStripePayments(options: StripeOptions): Payments {
  const stripe = new Stripe(options.secretKey, {
    httpClient: Stripe.createFetchHttpClient(),
    maxNetworkRetries: NETWORK_RETRIES_MAX,
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    telemetry: false,
    ...addressOf(options.apiUrl),
  });
  return {
    provider: 'stripe',
    mode: /^(sk|rk)_live_/.test(options.secretKey) ? 'live' : 'test',
    pageOrigin: options.apiUrl === undefined ? STRIPE_PAGE_ORIGIN : new URL(options.apiUrl).origin,
    open: (request) => translated(() => openSession(stripe, request)),
    read: (sessionRef) => translated(() => readSession(stripe, sessionRef)),
    refund: (request) => translated(() => createRefund(stripe, request)),
    readRefund: (refundRef) => translated(async () => refundFacts(await stripe.refunds.retrieve(refundRef))),
    verifyNotice: (rawBody, signature) => verifyNotice(stripe, options, { rawBody, signature }),
    undelivered: (sinceMs) => undelivered(stripe, sinceMs),
    returned: (sinceMs) => returned(stripe, sinceMs),
  };
}

// A charge says that it was disputed, not how that ended; most never are, and cost one request.
async function readSession(stripe: Stripe, sessionRef: string): Promise<PaymentFacts> {
  const session = await stripe.checkout.sessions.retrieve(sessionRef, { expand: FACTS_EXPANSION });
  const payment = disputedPayment(session);
  if (payment === null) return sessionFacts(session);
  const { data } = await stripe.disputes.list({ payment_intent: payment, limit: DISPUTES_MAX });
  return sessionFacts(session, data);
}

/** Where the SDK finds the API: Stripe itself, or the sandbox. */
export function addressOf(apiUrl: string | undefined) {
  if (apiUrl === undefined) return {};
  const url = new URL(apiUrl);
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return { host: url.hostname, port: url.port || (protocol === 'http' ? '80' : '443'), protocol } as const;
}

async function translated<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    throw toPaymentsError(error);
  }
}

async function openSession(stripe: Stripe, request: OpenPayment): Promise<OpenedPayment> {
  const { idempotencyKey } = request;
  const session = await stripe.checkout.sessions.create(sessionParams(request), { idempotencyKey });
  if (session.url === null) {
    throw new PaymentsError({ code: 'refused', message: 'Stripe opened a session that can no longer be paid' });
  }
  return { sessionRef: session.id, url: session.url, expiresAtMs: session.expires_at * 1000 };
}

// Every value comes from stored records: a repeat under the same key must be the same request to the letter.
function sessionParams(request: OpenPayment): Stripe.Checkout.SessionCreateParams {
  const { pledgeId, projectId, amount, description, payee } = request;
  const metadata = { pledge_id: pledgeId, project_id: projectId };
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    submit_type: 'donate',
    branding_settings: { display_name: payee },
    client_reference_id: pledgeId,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: amount.currency.toLowerCase(),
          unit_amount: amount.amountMinor,
          product_data: { name: description, description: payee },
        },
      },
    ],
    allowed_payment_method_types: [...METHODS],
    payment_method_options: { wechat_pay: { client: 'web' } },
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    expires_at: Math.floor(request.expiresAtMs / 1000),
    metadata,
    payment_intent_data: { metadata },
  };
}

// Stripe keeps events for thirty days, and leaves out those that any endpoint has taken.
async function* undelivered(stripe: Stripe, sinceMs: number): AsyncGenerator<Notice> {
  const gte = Math.floor(sinceMs / 1000);
  const params = { types: [...MONEY_EVENTS], delivery_success: false, created: { gte }, limit: EVENTS_PER_PAGE };
  const events = stripe.events.list(params)[Symbol.asyncIterator]();
  for (;;) {
    const next = await translated(() => events.next());
    if (next.done === true) return;
    yield eventNotice(next.value);
  }
}

async function* returned(stripe: Stripe, sinceMs: number): AsyncGenerator<string> {
  const params = { created: { gte: Math.floor(sinceMs / 1000) }, limit: RETURNS_PER_PAGE };
  yield* paymentsOf(stripe.refunds.list(params));
  yield* paymentsOf(stripe.disputes.list(params));
}

async function* paymentsOf(list: AsyncIterable<Stripe.Dispute | Stripe.Refund>): AsyncGenerator<string> {
  const rows = list[Symbol.asyncIterator]();
  for (;;) {
    const next = await translated(() => rows.next());
    if (next.done === true) return;
    const { payment_intent: payment } = next.value;
    if (payment !== null) yield typeof payment === 'string' ? payment : payment.id;
  }
}

interface Signed {
  readonly rawBody: string;
  readonly signature: string | null;
}

async function verifyNotice(stripe: Stripe, options: StripeOptions, { rawBody, signature }: Signed): Promise<Notice> {
  const nowMs = options.clock.nowMs();
  const refusal = refuseSignatureHeader(signature, nowMs);
  if (refusal !== null || signature === null) throw invalidSignature(refusal ?? 'no signature');
  const crypto = Stripe.createSubtleCryptoProvider();
  for (const secret of options.webhookSecrets) {
    try {
      const { webhooks } = stripe;
      const args = [rawBody, signature, secret, SIGNATURE_TOLERANCE_S, crypto, nowMs] as const;
      return eventNotice(await webhooks.constructEventAsync(...args));
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) continue;
      // The SDK reads the body only once the signature holds.
      throw malformedNotice('signed, but unreadable', error);
    }
  }
  throw invalidSignature('no secret of ours made this signature');
}

function invalidSignature(message: string, cause?: unknown): PaymentsError {
  return new PaymentsError({ code: 'invalid-signature', message, cause });
}

function malformedNotice(message: string, cause?: unknown): PaymentsError {
  return new PaymentsError({ code: 'malformed-notice', message, cause });
}
