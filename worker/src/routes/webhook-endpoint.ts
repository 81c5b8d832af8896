// Where federations are told of what happens, and what is on its way to them.

import type { OperationId } from '@happy-homeland/contract';
import {
  deliveryQuery,
  externalId,
  ofFederationQuery,
  webhookEndpointInput,
  webhookRotation,
} from '@happy-homeland/contract';
import type { Actor } from '../domain/access/actor.ts';
import { listDeliveries, resendDelivery } from '../domain/outbox/delivery.ts';
import { disableEndpoint, listEndpoints, putEndpoint, rotateSecret } from '../domain/outbox/webhook-endpoint.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import type { Schema } from '../http/body.ts';
import { parseJsonBody, parseQuery } from '../http/body.ts';
import { largeBody, smallBody } from '../http/body-limit.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import type { Ports } from '../ports/index.ts';
import { actorOf } from './actor.ts';

export function registerWebhookEndpoints(app: App): void {
  registerList(app, 'listWebhookEndpoints', { schema: ofFederationQuery, list: listEndpoints });
  registerList(app, 'listDeliveries', { schema: deliveryQuery, list: listDeliveries });
  registerDeed(app, 'disableWebhookEndpoint', disableEndpoint);
  registerDeed(app, 'resendDelivery', resendDelivery);
  route(app, 'putWebhookEndpoint', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'putWebhookEndpoint');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const name = externalId.safeParse(c.req.param('externalId'));
    if (!name.success) return answerRefusal(c, refused('invalid-body', { detail: 'the external id is none' }));
    const body = await parseJsonBody(c, webhookEndpointInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    return answer(c, await putEndpoint(c.var.ports, actor, { externalId: name.data, input: body.value }), 200);
  });
  route(app, 'rotateWebhookSecret', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'rotateWebhookSecret');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, webhookRotation);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const endpointId = c.req.param('endpointId') ?? '';
    return answer(c, await rotateSecret(c.var.ports, actor, { endpointId, ...body.value }), 201);
  });
}

interface Listing<Query> {
  readonly schema: Schema<Query>;
  readonly list: (ports: Ports, actor: Actor, query: Query) => Promise<object>;
}

function registerList<Query>(app: App, operationId: OperationId, { schema, list }: Listing<Query>): void {
  route(app, operationId, knownOrigin, async (c) => {
    const actor = await actorOf(c, operationId);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const query = parseQuery(c, schema);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await list(c.var.ports, actor, query.value), 200);
  });
}

type Deed = (ports: Ports, actor: Actor, id: string) => Promise<object>;

// Its path names one thing, by one id.
function registerDeed(app: App, operationId: OperationId, deed: Deed): void {
  route(app, operationId, knownOrigin, smallBody, async (c) => {
    const actor = await actorOf(c, operationId);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const { endpointId, deliveryId } = c.req.param();
    return answer(c, await deed(c.var.ports, actor, endpointId ?? deliveryId ?? ''), 200);
  });
}

function answer(c: RequestContext, result: object, status: 200 | 201): Response {
  return isRefusal(result) ? answerRefusal(c, result) : c.json(result, status);
}
