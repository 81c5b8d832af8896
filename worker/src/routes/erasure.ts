import { erasureInput } from '@happy-homeland/contract';
import { eraseGiver, isRestriction } from '../domain/pledge/erasure.ts';
import { isRefusal } from '../domain/refusal.ts';
import { parseJsonBody } from '../http/body.ts';
import { largeBody } from '../http/body-limit.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { actorOf } from './actor.ts';

/** Forgetting the giver of a gift. */
export function registerErasures(app: App): void {
  route(app, 'eraseGiver', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'eraseGiver');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, erasureInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const { ports, requestId } = c.var;
    const result = await eraseGiver(ports, actor, { input: body.value, requestId });
    if (isRefusal(result)) return answerRefusal(c, result);
    return c.json(result, isRestriction(result) ? 202 : 200);
  });
}
