// Whose key a request carries. Every route that asks for one asks here, so that guesses at keys are counted together.

import { authenticate } from '../domain/access/api-key.ts';
import { limitFailures } from '../domain/access/failed-access.ts';
import type { Actor } from '../domain/actor.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal } from '../domain/refusal.ts';
import { bearerOf } from '../http/bearer.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';

/** The actor, or why there is none. A missing key is no guess at one. */
export function actorOf(c: RequestContext): Promise<Actor | Refusal> {
  const { ports } = c.var;
  const apiKey = bearerOf(c);
  if (apiKey === null) return authenticate(ports, null);
  return limitFailures(ports, callerOf(c), { access: () => authenticate(ports, apiKey), isFailure: isRefusal });
}
