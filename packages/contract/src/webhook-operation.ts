// Being told: endpoints, their secrets, and what is on its way.

import { ofFederationQuery } from './api-key.ts';
import { upsertResult } from './federation.ts';
import { ACTOR_PROBLEMS, MANAGE_PROBLEMS } from './manage-problem.ts';
import type { Operation } from './operation-description.ts';
import { ROUTES } from './route.ts';
import {
  delivery,
  deliveryPage,
  deliveryQuery,
  webhookEndpoint,
  webhookEndpointInput,
  webhookEndpointPage,
  webhookRotation,
  webhookSecret,
} from './webhook.ts';

const LIST_PROBLEMS = [...ACTOR_PROBLEMS, 'not-found', 'malformed-request', 'invalid-cursor'] as const;

export const WEBHOOK_OPERATIONS = {
  listWebhookEndpoints: {
    ...ROUTES.listWebhookEndpoints,
    tag: 'manage',
    summary: 'Where a federation is told of what happens',
    security: 'api-key',
    query: ofFederationQuery,
    success: { status: 200, schema: webhookEndpointPage },
    problems: LIST_PROBLEMS,
  },
  putWebhookEndpoint: {
    ...ROUTES.putWebhookEndpoint,
    tag: 'manage',
    summary: 'Create or change where a federation is told; ask for its secret by rotating',
    security: 'api-key',
    body: webhookEndpointInput,
    success: { status: 200, schema: upsertResult },
    problems: [...MANAGE_PROBLEMS, 'url-not-allowed', 'too-many-endpoints'],
  },
  rotateWebhookSecret: {
    ...ROUTES.rotateWebhookSecret,
    tag: 'manage',
    summary: 'Make a new secret and show it once; the one before goes on beside it for some hours',
    security: 'api-key',
    body: webhookRotation,
    success: { status: 201, schema: webhookSecret },
    problems: MANAGE_PROBLEMS,
  },
  disableWebhookEndpoint: {
    ...ROUTES.disableWebhookEndpoint,
    tag: 'manage',
    summary: 'Tell this endpoint nothing more; put it again to go on',
    security: 'api-key',
    success: { status: 200, schema: webhookEndpoint },
    problems: [...ACTOR_PROBLEMS, 'not-found'],
  },
  listDeliveries: {
    ...ROUTES.listDeliveries,
    tag: 'manage',
    summary: 'What is on its way, was delivered or was given up, newest first',
    security: 'api-key',
    query: deliveryQuery,
    success: { status: 200, schema: deliveryPage },
    problems: LIST_PROBLEMS,
  },
  resendDelivery: {
    ...ROUTES.resendDelivery,
    tag: 'manage',
    summary: 'Send what was given up anew, under the same `webhook-id`',
    security: 'api-key',
    success: { status: 200, schema: delivery },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'stale-state'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
