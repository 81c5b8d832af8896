// Being told: where a federation wants to be told of what happens, by Standard Webhooks (https://www.standardwebhooks.com).

import * as z from 'zod/mini';
import { LIST_LIMIT_DEFAULT, LIST_LIMIT_MAX, pageOf } from './page.ts';
import { externalId, id, instant } from './scalars.ts';

/** What one can be told of. Nothing that is told has anything personal in it. */
export const WEBHOOK_EVENTS = [
  'donation.settled',
  'project.published',
  'disclosure.published',
  'spending.verified',
  'update.published',
  'duty.overdue',
  'duty.due-soon',
] as const;

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

const events = z.array(z.enum(WEBHOOK_EVENTS)).check(z.minLength(1), z.maxLength(WEBHOOK_EVENTS.length));

export const webhookEndpointInput = z
  .strictObject({ federation: externalId, url: z.string().check(z.minLength(9), z.maxLength(2000)), events })
  .register(z.globalRegistry, {
    id: 'WebhookEndpointInput',
    description: 'Be told at an https address of the public Internet. Put again, it is on again.',
  });

export const webhookEndpoint = z
  .strictObject({
    endpointId: id,
    externalId,
    federation: externalId,
    url: z.string(),
    events,
    disabledAt: z.nullable(instant),
    /** `gone`: it answered 410. */
    disabledBecause: z.nullable(z.enum(['asked', 'gone'])),
  })
  .register(z.globalRegistry, { id: 'WebhookEndpoint', description: 'Where a federation is told.' });

export const webhookEndpointPage = pageOf(webhookEndpoint);

/** How long the secret before goes on signing beside the new one, hours. */
export const SECRET_OVERLAP_MAX_HOURS = 720;

export const webhookRotation = z
  .strictObject({ overlapHours: z._default(z.int().check(z.gte(0), z.lte(SECRET_OVERLAP_MAX_HOURS)), 24) })
  .register(z.globalRegistry, {
    id: 'WebhookRotation',
    description: 'How long the secret before goes on signing beside the new one, hours.',
  });

export const webhookSecret = z
  .strictObject({ endpointId: id, secret: z.string(), overlapUntil: z.nullable(instant) })
  .register(z.globalRegistry, {
    id: 'WebhookSecret',
    description: 'The secret that signs from now on. Until `overlapUntil` the one before signs too.',
  });

const deliveryState = z.enum(['waiting', 'delivered', 'dead', 'dropped']);

export const delivery = z
  .strictObject({
    deliveryId: id,
    /** The header `webhook-id`. */
    webhookId: z.string(),
    event: z.enum(WEBHOOK_EVENTS),
    /** External id of the endpoint; null for a letter to a person. */
    endpoint: z.nullable(externalId),
    state: deliveryState,
    attempts: z.int().check(z.gte(0)),
    nextAt: z.nullable(instant),
    error: z.nullable(z.string()),
    madeAt: instant,
  })
  .register(z.globalRegistry, { id: 'Delivery', description: 'One fact on its way to one endpoint or one person.' });

export const deliveryPage = pageOf(delivery);

export const deliveryQuery = z.strictObject({
  federation: externalId,
  endpoint: z.optional(externalId),
  state: z.optional(deliveryState),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(LIST_LIMIT_MAX)), LIST_LIMIT_DEFAULT),
});

export type WebhookEndpointInput = z.infer<typeof webhookEndpointInput>;
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>;
export type WebhookRotation = z.infer<typeof webhookRotation>;
export type WebhookSecret = z.infer<typeof webhookSecret>;
export type Delivery = z.infer<typeof delivery>;
export type DeliveryQuery = z.infer<typeof deliveryQuery>;
