import { pledgeInput, pledgeQuery } from '@happy-homeland/contract';
import { limitFailures } from '../domain/access/failed-access.ts';
import { createPledge } from '../domain/pledge/pledge.ts';
import { reportPledge } from '../domain/pledge/pledge-outcome.ts';
import { readPledge } from '../domain/pledge/pledge-reading.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import { bearerOf } from '../http/bearer.ts';
import { parseJsonBody, parseQuery } from '../http/body.ts';
import { smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { preflightOf, route } from '../http/operation-route.ts';
import { knownOrigin, pageOriginOf } from '../http/origin.ts';
import { pageQueryOf } from '../http/page-context.ts';
import { answerRefusal } from '../http/problem-response.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Making a pledge and reading what became of it. */
export function registerPledges(app: App): void {
  preflightOf(app, 'createPledge', knownOrigin);
  route(app, 'createPledge', knownOrigin, smallBody, async (c) => {
    const idempotencyKey = idempotencyKeyOf(c);
    if (typeof idempotencyKey !== 'string') return answerRefusal(c, idempotencyKey);
    const query = parseQuery(c, pledgeQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    const body = await parseJsonBody(c, pledgeInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const shown = { page: pageOriginOf(c), pageQuery: pageQueryOf(c) };
    const request = { input: body.value, idempotencyKey, ...shown, caller: callerOf(c) };
    const result = reportPledge(c.var.ports, await createPledge(c.var.ports, request));
    if (result.kind === 'refused') return answerRefusal(c, result);
    if (result.replayed) c.header('idempotent-replayed', 'true');
    return c.json(result.answer, 201);
  });
  preflightOf(app, 'getPledge', knownOrigin);
  route(app, 'getPledge', knownOrigin, async (c) => {
    const { ports } = c.var;
    const result = await limitFailures(ports, callerOf(c), {
      access: () => readPledge(ports, c.req.param('pledgeId') ?? '', bearerOf(c)),
      isFailure: (answer) => isRefusal(answer) && answer.reason === 'not-found',
    });
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result);
  });
}

function idempotencyKeyOf(c: RequestContext): string | Refusal {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return refused('idempotency-key-required');
  return UUID.test(key) ? key.toLowerCase() : refused('idempotency-key-invalid');
}
