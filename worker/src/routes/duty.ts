// What has to be published or done, and by when.

import { dutyQuery } from '@happy-homeland/contract';
import { listDuties } from '../domain/duty/duty-list.ts';
import { isRefusal } from '../domain/refusal.ts';
import { parseQuery } from '../http/body.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { holderOf } from './actor.ts';

export function registerDuties(app: App): void {
  route(app, 'listDuties', knownOrigin, async (c) => {
    const actor = await holderOf(c, 'listDuties');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const query = parseQuery(c, dutyQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    const listed = await listDuties(c.var.ports, actor, query.value);
    return isRefusal(listed) ? answerRefusal(c, listed) : c.json(listed, 200);
  });
}
