import { heldDecisionInput, listQuery } from '@happy-homeland/contract';
import { decideHeld } from '../domain/held/held-decision.ts';
import { listHeld, viewHeld } from '../domain/held/held-view.ts';
import { isRefusal } from '../domain/refusal.ts';
import { parseJsonBody, parseQuery } from '../http/body.ts';
import { largeBody } from '../http/body-limit.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { actorOf } from './actor.ts';

/** Held gifts: what there is, and what a key says of one. */
export function registerHeld(app: App): void {
  route(app, 'listHeld', knownOrigin, async (c) => {
    const actor = await actorOf(c, 'listHeld');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    const result = await listHeld(c.var.ports, actor, query.value);
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result);
  });
  route(app, 'decideHeld', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'decideHeld');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, heldDecisionInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const pledgeId = c.req.param('pledgeId') ?? '';
    const refusal = await decideHeld(c.var.ports, actor, { pledgeId, input: body.value });
    return refusal === null ? c.json(await viewHeld(c.var.ports, pledgeId)) : answerRefusal(c, refusal);
  });
}
