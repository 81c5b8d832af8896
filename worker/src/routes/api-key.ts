// Keys of programs, and lists of one federation.

import type { OfFederationQuery, OperationId } from '@happy-homeland/contract';
import { apiKeyInput, apiKeyRotation, ofFederationQuery } from '@happy-homeland/contract';
import type { Actor } from '../domain/access/actor.ts';
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from '../domain/access/api-key.ts';
import { listPartners } from '../domain/access/partner.ts';
import { isRefusal } from '../domain/refusal.ts';
import { parseJsonBody, parseQuery } from '../http/body.ts';
import { largeBody, smallBody } from '../http/body-limit.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import type { Ports } from '../ports/index.ts';
import { actorOf } from './actor.ts';

/** Making, listing, rotating and revoking keys, and the list of partners. */
export function registerApiKeys(app: App): void {
  registerList(app, 'listPartners', listPartners);
  registerList(app, 'listApiKeys', listApiKeys);
  route(app, 'createApiKey', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'createApiKey');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, apiKeyInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    return answer(c, await createApiKey(c.var.ports, actor, body.value), 201);
  });
  route(app, 'rotateApiKey', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'rotateApiKey');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, apiKeyRotation);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const keyId = c.req.param('keyId') ?? '';
    return answer(c, await rotateApiKey(c.var.ports, actor, { keyId, ...body.value }), 201);
  });
  route(app, 'revokeApiKey', knownOrigin, smallBody, async (c) => {
    const actor = await actorOf(c, 'revokeApiKey');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    return answer(c, await revokeApiKey(c.var.ports, actor, c.req.param('keyId') ?? ''), 200);
  });
}

type ListOfFederation = (ports: Ports, actor: Actor, query: OfFederationQuery) => Promise<object>;

function registerList(app: App, operationId: OperationId, list: ListOfFederation): void {
  route(app, operationId, knownOrigin, async (c) => {
    const actor = await actorOf(c, operationId);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const query = parseQuery(c, ofFederationQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await list(c.var.ports, actor, query.value), 200);
  });
}

function answer(c: RequestContext, result: object, status: 200 | 201): Response {
  return isRefusal(result) ? answerRefusal(c, result) : c.json(result, status);
}
