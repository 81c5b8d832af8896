// Who a request is from: a program by its key, or a person by the session in the browser. Every route that asks for somebody
// asks here, so that guesses at keys are counted together, and says which operation it is, so that whoever has none of its
// roles comes no further.

import type { OperationId } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract';
import type { Actor } from '../domain/access/actor.ts';
import { mayAct } from '../domain/access/actor.ts';
import { authenticate } from '../domain/access/api-key.ts';
import { limitFailures } from '../domain/access/failed-access.ts';
import { personActor } from '../domain/access/people.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import { bearerOf } from '../http/bearer.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import { isOwnPage } from '../http/origin.ts';

/** The actor, with one of the operation's roles in its own federation, or why there is none. */
export async function actorOf(c: RequestContext, operationId: OperationId): Promise<Actor | Refusal> {
  const actor = await knownActor(c);
  if (isRefusal(actor)) return actor;
  const roles = OPERATION_ROLES[operationId];
  if (roles === 'anyone' || mayAct(actor, { tenantId: actor.tenantId, ancestors: [], roles })) return actor;
  return refused('forbidden', { detail: `this takes one of these roles: ${roles.join(', ')}` });
}

/**
 * The actor, where it has one of the operation's roles anywhere: for use cases that ask `mayAct` of the very thing, which
 * may be of a federation below the actor's own.
 */
export async function holderOf(c: RequestContext, operationId: OperationId): Promise<Actor | Refusal> {
  const actor = await knownActor(c);
  if (isRefusal(actor)) return actor;
  const roles = OPERATION_ROLES[operationId];
  if (roles === 'anyone' || actor.grants.some(({ role }) => roles.includes(role))) return actor;
  return refused('forbidden', { detail: `this takes one of these roles: ${roles.join(', ')}` });
}

/** The actor, whatever its roles: for use cases that ask `mayAct` of the very thing. A missing key is no guess at one. */
export async function knownActor(c: RequestContext): Promise<Actor | Refusal> {
  const { ports } = c.var;
  const apiKey = bearerOf(c);
  if (apiKey === null) return personOf(c);
  return limitFailures(ports, callerOf(c), { access: () => authenticate(ports, apiKey), isFailure: isRefusal });
}

// A browser sends its cookie with whatever any page makes it send, so what changes something must come from a page of ours.
async function personOf(c: RequestContext): Promise<Actor | Refusal> {
  const { ports } = c.var;
  const session = await ports.signIn.session(c.req.header('cookie') ?? null);
  if (session === null) return refused('unauthorized');
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!isRead && !isOwnPage(c)) return refused('origin-not-allowed');
  return personActor(ports, session.personId);
}
