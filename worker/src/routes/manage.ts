// Publishing. Every route asks for a key first; what it may touch is decided in the domain.

import type { OperationId } from '@happy-homeland/contract';
import {
  campaignInput,
  charityInput,
  correctionInput,
  externalId,
  federationInput,
  listQuery,
  partnerInput,
  projectInput,
  siteInput,
} from '@happy-homeland/contract';
import type { Actor } from '../domain/access/actor.ts';
import { putPartner } from '../domain/access/partner.ts';
import { listVerdicts } from '../domain/compliance/kept-verdict.ts';
import { reverseEntry } from '../domain/fund/correction.ts';
import { putCampaign, putCharity, putFederation, putProject } from '../domain/project/publish.ts';
import { putSite } from '../domain/project/put-site.ts';
import type { Put, PutResult } from '../domain/project/upsert.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import type { Schema } from '../http/body.ts';
import { parseJsonBody, parseQuery } from '../http/body.ts';
import { largeBody } from '../http/body-limit.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import type { Ports } from '../ports/index.ts';
import { actorOf } from './actor.ts';

/** Upserts of everything that is published, and corrections. */
export function registerManage(app: App): void {
  registerPut(app, 'putFederation', { schema: federationInput, put: putFederation });
  registerPut(app, 'putCharity', { schema: charityInput, put: putCharity });
  registerPut(app, 'putPartner', { schema: partnerInput, put: putPartner });
  registerPut(app, 'putSite', { schema: siteInput, put: putSite });
  registerPut(app, 'putCampaign', { schema: campaignInput, put: putCampaign });
  registerPut(app, 'putProject', { schema: projectInput, put: putProject });
  registerPost(app, 'reverseJournalEntry', { schema: correctionInput, run: reverseEntry });
  route(app, 'listVerdicts', knownOrigin, async (c) => {
    const actor = await actorOf(c, 'listVerdicts');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await listVerdicts(c.var.ports, actor, query.value), 200);
  });
}

interface Publishing<Input> {
  readonly schema: Schema<Input>;
  readonly put: (ports: Ports, actor: Actor, put: Put<Input>) => Promise<PutResult>;
}

function registerPut<Input>(app: App, operationId: OperationId, { schema, put }: Publishing<Input>): void {
  route(app, operationId, knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, operationId);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const name = externalId.safeParse(c.req.param('externalId'));
    if (!name.success) return answerRefusal(c, badExternalId());
    const body = await parseJsonBody(c, schema);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const result = await put(c.var.ports, actor, { externalId: name.data, input: body.value });
    return answer(c, result, 200);
  });
}

interface Command<Input> {
  readonly schema: Schema<Input>;
  readonly run: (ports: Ports, actor: Actor, input: Input) => Promise<object>;
}

function registerPost<Input>(app: App, operationId: OperationId, { schema, run }: Command<Input>): void {
  route(app, operationId, knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, operationId);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, schema);
    if (body.kind === 'refused') return answerRefusal(c, body);
    return answer(c, await run(c.var.ports, actor, body.value), 201);
  });
}

function answer(c: RequestContext, result: object, status: 200 | 201): Response {
  return isRefusal(result) ? answerRefusal(c, result) : c.json(result, status);
}

function badExternalId(): Refusal {
  const message = 'must be 1 to 64 of a-z 0-9 . _ -';
  return refused('invalid-body', { detail: `the external id in the path ${message}` });
}
