import type { Stripe } from 'stripe';
import { resourceMissing, wrongState } from '../api/api-error.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { listEndpoint, objectEndpoint, plannedEndpoint } from '../api/endpoint.ts';
import { paginate } from '../api/paginate.ts';
import { group, optional, unsupported } from '../params/decode.ts';
import { createdRange, expandField, isCreatedIn, listFields } from '../params/list-params.ts';
import { applyMetadata, metadataChange } from '../params/metadata.ts';
import { emailAddress, oneOf, text } from '../params/scalars.ts';
import { REMOVED_FROM_SESSION_CREATE, sessionCreateFields } from '../params/session-params.ts';
import { createSession, planSession } from '../payments/create-session.ts';
import { expireSession } from '../payments/expire.ts';
import type { SessionRow } from '../state/rows.ts';
import type { World } from '../world.ts';

const PATH = '/v1/checkout/sessions';

const create = plannedEndpoint({
  method: 'POST',
  path: PATH,
  object: 'checkout.session',
  params: sessionCreateFields,
  removed: REMOVED_FROM_SESSION_CREATE,
  plan: (world, { params }) => {
    const plan = planSession(world, params);
    return () => createSession(world, plan);
  },
});

const retrieve = objectEndpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  object: 'checkout.session',
  params: { expand: expandField },
  run: (world, { id }) => requireSession(world, id).session,
});

const update = objectEndpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  object: 'checkout.session',
  params: {
    collected_information: unsupported(),
    expand: expandField,
    line_items: unsupported(),
    metadata: optional(metadataChange),
    shipping_options: unsupported(),
  },
  run: (world, { id, params }) => {
    const row = requireSession(world, id);
    const metadata = applyMetadata(row.session.metadata ?? {}, params.metadata ?? new Map());
    const session: Stripe.Checkout.Session = { ...row.session, metadata };
    world.store.put('sessions', id, { ...row, session });
    return session;
  },
});

const list = listEndpoint({
  path: PATH,
  object: 'checkout.session',
  params: {
    ...listFields,
    created: optional(createdRange),
    customer: optional(text()),
    customer_account: optional(text()),
    customer_details: optional(group({ email: optional(emailAddress) })),
    payment_intent: optional(text()),
    payment_link: optional(text()),
    status: optional(oneOf(['complete', 'expired', 'open'])),
    subscription: optional(text()),
  },
  run: (world, { params }) => {
    const isWanted = (session: Stripe.Checkout.Session): boolean =>
      isCreatedIn(params.created, session.created) &&
      isSame(params.payment_intent, session.payment_intent) &&
      isSame(params.status, session.status) &&
      isSame(params.customer_details?.email, session.customer_email) &&
      // No session here belongs to a customer, a payment link or a subscription.
      [params.customer, params.customer_account, params.payment_link, params.subscription].every(
        (id) => id === undefined,
      );
    const rows = world.store.all('sessions').map(({ session }) => session);
    return paginate({ rows, isWanted, request: params, url: PATH, objectName: 'checkout.session' });
  },
});

const lineItems = listEndpoint({
  path: `${PATH}/:id/line_items`,
  object: 'item',
  params: listFields,
  run: (world, { id, params }) => {
    const { lineItems: items } = requireSession(world, id);
    // Line items are listed in the order of the request, so the oldest-first list is turned round before paging.
    const rows = items.toReversed();
    const url = `${PATH}/${id}/line_items`;
    return paginate({ rows, isWanted: () => true, request: params, url, objectName: 'item' });
  },
});

const expire = objectEndpoint({
  method: 'POST',
  path: `${PATH}/:id/expire`,
  object: 'checkout.session',
  params: { expand: expandField },
  run: (world, { id, cause }) => {
    const { status } = requireSession(world, id).session;
    const expired = expireSession(world, { sessionId: id, cause });
    if (expired === undefined) {
      throw wrongState(`Only an open Checkout Session can be expired; this one is ${status ?? 'unknown'}.`);
    }
    return expired;
  },
});

/** `checkout.sessions` of the SDK. */
export const checkoutSessionEndpoints: readonly Endpoint[] = [create, list, lineItems, retrieve, update, expire];

function requireSession(world: World, id: string): SessionRow {
  const row = world.store.get('sessions', id);
  if (row === undefined) throw resourceMissing({ object: 'checkout.session', id, param: 'session' });
  return row;
}

function isSame(wanted: string | undefined, actual: unknown): boolean {
  return wanted === undefined || wanted === actual;
}
