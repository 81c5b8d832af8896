import type { Stripe } from 'stripe';
import { nowSeconds } from '../clock.ts';
import type { Cause } from '../objects/event.ts';
import { NO_REQUEST } from '../objects/event.ts';
import type { World } from '../world.ts';

/** Closes every session whose time is up. */
export function expireDueSessions(world: World): void {
  for (const sessionId of world.expiry.due(world.clock.now())) expireSession(world, { sessionId, cause: NO_REQUEST });
}

/**
 * Closes an open session: nobody can pay it any more, and an intent that was left behind is cancelled. Answers `undefined`
 * when the session is unknown or no longer open.
 */
export function expireSession(
  world: World,
  request: { readonly sessionId: string; readonly cause: Cause },
): Stripe.Checkout.Session | undefined {
  world.expiry.forget(request.sessionId);
  const row = world.store.get('sessions', request.sessionId);
  if (row?.session.status !== 'open') return undefined;
  cancelIntent(world, { intentId: row.session.payment_intent, cause: request.cause });
  const session: Stripe.Checkout.Session = { ...row.session, status: 'expired', url: null };
  world.store.put('sessions', session.id, { ...row, session });
  world.announce({ type: 'checkout.session.expired', object: session }, request.cause);
  return session;
}

function cancelIntent(
  world: World,
  given: { intentId: Stripe.Checkout.Session['payment_intent']; cause: Cause },
): void {
  if (typeof given.intentId !== 'string') return;
  const intent = world.store.get('paymentIntents', given.intentId);
  if (intent === undefined) return;
  const canceled: Stripe.PaymentIntent = {
    ...intent,
    canceled_at: nowSeconds(world.clock),
    cancellation_reason: 'expired',
    status: 'canceled',
  };
  world.store.put('paymentIntents', canceled.id, canceled);
  world.announce({ type: 'payment_intent.canceled', object: canceled }, given.cause);
}
