// Reports about projects: sending one, reading how it stands, and having what it said destroyed.

import { complaintInput, listQuery } from '@happy-homeland/contract';
import { limitFailures } from '../domain/access/failed-access.ts';
import { fileComplaint } from '../domain/complaint/file-complaint.ts';
import type { HeldComplaint } from '../domain/complaint/read-complaint.ts';
import {
  forgetComplaintWords,
  forgetOwnComplaint,
  listComplaints,
  readComplaintWords,
  readOwnComplaint,
} from '../domain/complaint/read-complaint.ts';
import { isRefusal } from '../domain/refusal.ts';
import { bearerOf } from '../http/bearer.ts';
import { parseJsonBody, parseQuery } from '../http/body.ts';
import { smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin, publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { requestKeyOf } from '../http/request-key.ts';
import { answerTaggedJson } from '../http/tagged-response.ts';
import { holderOf } from './actor.ts';

export function registerComplaints(app: App): void {
  route(app, 'reportProject', knownOrigin, smallBody, async (c) => {
    const key = requestKeyOf(c);
    if (key.kind === 'refused') return answerRefusal(c, key);
    const body = await parseJsonBody(c, complaintInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const projectId = c.req.param('projectId') ?? '';
    const request = { projectId, input: body.value, caller: callerOf(c), requestKey: key.key };
    const result = await fileComplaint(c.var.ports, request);
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result, 201);
  });
  route(app, 'listComplaints', publicRead, async (c) => {
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    const result = await listComplaints(c.var.ports, c.req.param('projectId') ?? '', query.value);
    return isRefusal(result) ? answerRefusal(c, result) : answerTaggedJson(c, result);
  });
  registerOwn(app);
  registerWords(app);
}

function registerOwn(app: App): void {
  const answer = async (c: RequestContext, access: typeof readOwnComplaint) => {
    const complaintNo = c.req.param('complaintNo') ?? '';
    const result = await withSecret(c, access, { complaintNo, secret: bearerOf(c) });
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result);
  };
  route(app, 'getComplaint', knownOrigin, (c) => answer(c, readOwnComplaint));
  route(app, 'forgetComplaint', knownOrigin, smallBody, (c) => answer(c, forgetOwnComplaint));
}

/** Reads or forgets a report by its secret; who guesses at secrets is slowed down. */
export function withSecret(c: RequestContext, access: typeof readOwnComplaint, held: HeldComplaint) {
  const { ports } = c.var;
  return limitFailures(ports, callerOf(c), {
    access: () => access(ports, held),
    isFailure: (answer) => isRefusal(answer) && answer.reason === 'not-found',
  });
}

function registerWords(app: App): void {
  route(app, 'getComplaintWords', knownOrigin, async (c) => {
    const actor = await holderOf(c, 'getComplaintWords');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const result = await readComplaintWords(c.var.ports, actor, c.req.param('itemId') ?? '');
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result);
  });
  route(app, 'forgetComplaintWords', knownOrigin, smallBody, async (c) => {
    const actor = await holderOf(c, 'forgetComplaintWords');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const result = await forgetComplaintWords(c.var.ports, actor, c.req.param('itemId') ?? '');
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result);
  });
}
