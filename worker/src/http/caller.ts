// What a request says of its caller, checked for shape only: what it is worth is decided by the limits.

import type { Caller } from '../domain/access/caller.ts';
import type { RequestContext } from './environment.ts';

const SESSION = /^[\w-]{16,64}$/;

/** The caller of an API request. */
export function callerOf(c: RequestContext): Caller {
  const session = c.req.header('hh-session') ?? '';
  return {
    network: c.var.network,
    session: sessionOrNull(session),
    proof: c.req.header('hh-proof') ?? null,
    via: 'api',
  };
}

/** The caller of a posted form, which has no headers of its own. */
export function formCallerOf(c: RequestContext, posted: URLSearchParams): Caller {
  const session = posted.get('session') ?? '';
  return { network: c.var.network, session: sessionOrNull(session), proof: posted.get('proof') || null, via: 'form' };
}

export function sessionOrNull(text: string): string | null {
  return SESSION.test(text) ? text : null;
}
