// Messages of givers: shown, read by those who look at them, and taken back.

import { listQuery } from '@happy-homeland/contract';
import { limitFailures } from '../domain/access/failed-access.ts';
import { listMessages, readMessageWords, withdrawMessage } from '../domain/message/donor-message.ts';
import { isRefusal } from '../domain/refusal.ts';
import { bearerOf } from '../http/bearer.ts';
import { parseQuery } from '../http/body.ts';
import { smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin, publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { answerTaggedJson } from '../http/tagged-response.ts';
import { holderOf } from './actor.ts';

export function registerDonorMessages(app: App): void {
  route(app, 'listMessages', publicRead, async (c) => {
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    const result = await listMessages(c.var.ports, c.req.param('projectId') ?? '', query.value);
    return isRefusal(result) ? answerRefusal(c, result) : answerTaggedJson(c, result);
  });
  route(app, 'withdrawMessage', knownOrigin, smallBody, async (c) => {
    const { ports } = c.var;
    const held = { pledgeId: c.req.param('pledgeId') ?? '', secret: bearerOf(c) };
    const result = await limitFailures(ports, callerOf(c), {
      access: () => withdrawMessage(ports, held),
      isFailure: (answer) => isRefusal(answer) && answer.reason === 'not-found',
    });
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result);
  });
  route(app, 'getMessageWords', knownOrigin, async (c) => {
    const actor = await holderOf(c, 'getMessageWords');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const result = await readMessageWords(c.var.ports, actor, c.req.param('itemId') ?? '');
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result);
  });
}
