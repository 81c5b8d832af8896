// Money that came in elsewhere, as rows: whoever sends them has read the spreadsheet, so that no Worker needs to.

import { importInput } from '@happy-homeland/contract';
import { importMoney } from '../domain/fund/money-import.ts';
import { isRefusal } from '../domain/refusal.ts';
import { parseJsonBody } from '../http/body.ts';
import { largeBody } from '../http/body-limit.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { actorOf } from './actor.ts';

export function registerImports(app: App): void {
  route(app, 'importMoney', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'importMoney');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, importInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const result = await importMoney(c.var.ports, actor, body.value);
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result, 200);
  });
}
