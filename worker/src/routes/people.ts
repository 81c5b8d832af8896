// People: who there is in a federation, inviting, giving roles and withdrawing them.

import { grantInput, invitationInput, ofFederationQuery } from '@happy-homeland/contract';
import { giveGrant, invitePerson, listPeople, withdrawGrant } from '../domain/access/people.ts';
import { isRefusal } from '../domain/refusal.ts';
import { parseJsonBody, parseQuery } from '../http/body.ts';
import { largeBody, smallBody } from '../http/body-limit.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { actorOf } from './actor.ts';

export function registerPeople(app: App): void {
  route(app, 'listPeople', knownOrigin, async (c) => {
    const actor = await actorOf(c, 'listPeople');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const query = parseQuery(c, ofFederationQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await listPeople(c.var.ports, actor, query.value), 200);
  });
  route(app, 'invitePerson', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'invitePerson');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, invitationInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    return answer(c, await invitePerson(c.var.ports, actor, body.value), 201);
  });
  route(app, 'giveGrant', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'giveGrant');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, grantInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const personId = c.req.param('personId') ?? '';
    return answer(c, await giveGrant(c.var.ports, actor, { personId, input: body.value }), 201);
  });
  route(app, 'withdrawGrant', knownOrigin, smallBody, async (c) => {
    const actor = await actorOf(c, 'withdrawGrant');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    return answer(c, await withdrawGrant(c.var.ports, actor, c.req.param('grantId') ?? ''), 200);
  });
}

function answer(c: RequestContext, result: object, status: 200 | 201): Response {
  return isRefusal(result) ? answerRefusal(c, result) : c.json(result, status);
}
