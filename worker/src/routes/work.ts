// Work items: every route of every kind and step, made from the machines.

import type { WorkKind, WorkOperationId } from '@happy-homeland/contract';
import { bodiesOf, machineOf, WORK_KINDS, workQuery } from '@happy-homeland/contract';
import { assert } from '../assert.ts';
import { isRefusal } from '../domain/refusal.ts';
import { openWork } from '../domain/work/open-work.ts';
import { listWork, readWork } from '../domain/work/read-work.ts';
import { takeStep } from '../domain/work/take-step.ts';
import type { Schema } from '../http/body.ts';
import { parseJsonBody, parseQuery } from '../http/body.ts';
import { largeBody } from '../http/body-limit.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { requestKeyOf } from '../http/request-key.ts';
import type { WorkContentRecord } from '../ports/index.ts';
import { holderOf } from './actor.ts';

/** Opening, listing and reading of every kind, and each of its steps. */
export function registerWork(app: App): void {
  for (const kind of WORK_KINDS) {
    registerReads(app, kind);
    registerOpening(app, kind);
    for (const step of Object.keys(machineOf(kind).steps)) registerStep(app, kind, step);
  }
}

function registerReads(app: App, kind: WorkKind): void {
  route(app, `${kind}.list`, knownOrigin, async (c) => {
    const actor = await holderOf(c, `${kind}.list`);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const query = parseQuery(c, workQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await listWork(c.var.ports, actor, { kind, query: query.value }));
  });
  route(app, `${kind}.get`, knownOrigin, async (c) => {
    const actor = await holderOf(c, `${kind}.get`);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const itemId = c.req.param('itemId') ?? '';
    return answer(c, await readWork(c.var.ports, actor, { kind, itemId }));
  });
}

function registerOpening(app: App, kind: WorkKind): void {
  route(app, `${kind}.open`, knownOrigin, largeBody, async (c) => {
    const actor = await holderOf(c, `${kind}.open`);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const requestKey = requestKeyOf(c);
    if (requestKey.kind === 'refused') return answerRefusal(c, requestKey);
    const body = await parseJsonBody(c, parseSchema(bodiesOf(kind).open));
    if (body.kind === 'refused') return answerRefusal(c, body);
    const projectId = c.req.param('projectId') ?? null;
    const opening = { kind, projectId, content: body.value, requestKey: requestKey.key };
    return answer(c, await openWork(c.var.ports, actor, opening), 201);
  });
}

function registerStep(app: App, kind: WorkKind, step: string): void {
  route(app, stepOperationId(kind, step), knownOrigin, largeBody, async (c) => {
    const actor = await holderOf(c, stepOperationId(kind, step));
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const requestKey = requestKeyOf(c);
    if (requestKey.kind === 'refused') return answerRefusal(c, requestKey);
    const body = await parseJsonBody(c, stepSchema(kind, step));
    if (body.kind === 'refused') return answerRefusal(c, body);
    const itemId = c.req.param('itemId') ?? '';
    const asked = { kind, itemId, step, input: body.value, requestKey: requestKey.key };
    return answer(c, await takeStep(c.var.ports, actor, asked));
  });
}

function stepOperationId(kind: WorkKind, step: string): WorkOperationId {
  return parseOperationId(`${kind}.${step}`);
}

// Only steps of the kind's own machine come here.
function parseOperationId(operationId: string): WorkOperationId {
  return operationId as WorkOperationId;
}

function stepSchema(kind: WorkKind, step: string): Schema<WorkContentRecord> {
  const schema = bodiesOf(kind).steps[step];
  assert(schema !== undefined, 'every step has its body');
  return parseSchema(schema);
}

// Every body of the contract is an object.
function parseSchema(schema: object): Schema<WorkContentRecord> {
  return schema as Schema<WorkContentRecord>;
}

function answer(c: RequestContext, result: object, status: 200 | 201 = 200): Response {
  return isRefusal(result) ? answerRefusal(c, result) : c.json(result, status);
}
