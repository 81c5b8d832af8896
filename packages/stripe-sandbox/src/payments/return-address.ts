import type { Stripe } from 'stripe';

/** Where a payer goes after paying: the success or return address, with the session's id in its placeholder. */
export function successAddress(session: Stripe.Checkout.Session): string | null {
  const template = session.success_url ?? session.return_url ?? null;
  return template === null ? null : template.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}
