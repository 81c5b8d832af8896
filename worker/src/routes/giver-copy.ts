// A copy of everything that is held about a gift: the charity asks for a link, the giver opens it and presses a button. The
// token stands in the address and nowhere else.

import { giverCopyInput } from '@happy-homeland/contract';
import { limitFailures } from '../domain/access/failed-access.ts';
import { offerGiverCopy, takeGiverCopy, viewGiverCopyOffer } from '../domain/pledge/giver-copy.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal } from '../domain/refusal.ts';
import { parseJsonBody } from '../http/body.ts';
import { largeBody, smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerProblemPage } from '../http/page-response.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { giverCopyPage } from '../pages/index.ts';
import { actorOf } from './actor.ts';
import { answerEntry, fromOwnPage } from './sign-in.ts';

const COPY = '/copy/:token';
const JSON_INDENT = 2;
const FILE_HEADERS = {
  'content-type': 'application/json',
  'content-disposition': 'attachment; filename="happy-homeland-copy.json"',
  'cache-control': 'no-store',
};

export function registerGiverCopies(app: App): void {
  route(app, 'offerGiverCopy', knownOrigin, largeBody, async (c) => {
    const actor = await actorOf(c, 'offerGiverCopy');
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const body = await parseJsonBody(c, giverCopyInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const { ports, requestId } = c.var;
    const result = await offerGiverCopy(ports, actor, { input: body.value, requestId });
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result, 201);
  });
  app.get(COPY, show);
  app.post(COPY, smallBody, fromOwnPage(take));
}

async function show(c: RequestContext): Promise<Response> {
  const offer = await guarded(c, viewGiverCopyOffer);
  if (isRefusal(offer)) return answerOver(c, offer);
  const { pathname: path } = new URL(c.req.url);
  return answerEntry(c, giverCopyPage({ path, expiresAt: offer.expiresAt, context: pageContextOf(c) }));
}

async function take(c: RequestContext): Promise<Response> {
  const copy = await guarded(c, takeGiverCopy);
  if (isRefusal(copy)) return answerOver(c, copy);
  return c.body(`${JSON.stringify(copy, null, JSON_INDENT)}\n`, 200, FILE_HEADERS);
}

// Guesses at tokens are counted with those at keys.
function guarded<Answer extends object>(
  c: RequestContext,
  access: (ports: RequestContext['var']['ports'], token: string) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const { ports } = c.var;
  const token = c.req.param('token') ?? '';
  return limitFailures(ports, callerOf(c), { access: () => access(ports, token), isFailure: isRefusal });
}

// Used, expired, mistyped or of nobody: one answer, because the difference is nobody's business.
function answerOver(c: RequestContext, refusal: Refusal): Promise<Response> {
  if (refusal.reason !== 'not-found') return answerProblemPage(c, refusal);
  const { pathname: path } = new URL(c.req.url);
  return answerEntry(c, giverCopyPage({ path, expiresAt: null, context: pageContextOf(c) }), 404);
}
