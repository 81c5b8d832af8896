// The raw bytes are what was signed, so they are decoded strictly and nothing parses them before the signature holds.

import { receiveNotice } from '../domain/gift/notice.ts';
import { refused } from '../domain/refusal.ts';
import { largeBody } from '../http/body-limit.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { answerRefusal } from '../http/problem-response.ts';

/** Signed events. 2xx only after the effect is on disk; anything else makes Stripe send the event again. */
export function registerStripeWebhook(app: App): void {
  route(app, 'receiveStripeEvent', largeBody, async (c) => {
    const rawBody = await rawBodyOf(c);
    if (rawBody === null) return answerRefusal(c, refused('invalid-signature'));
    const notice = await c.var.ports.payments.verifyNotice(rawBody, c.req.header('stripe-signature') ?? null);
    const outcome = await receiveNotice(c.var.ports, notice);
    c.var.ports.reporter.report('info', 'notice', { outcome });
    return c.json({ received: true, outcome });
  });
}

// A byte-order mark is kept, because Stripe signs none: a body with one is not what was signed.
async function rawBodyOf(c: RequestContext): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await c.req.arrayBuffer());
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
