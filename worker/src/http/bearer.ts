import type { RequestContext } from './environment.ts';

/** The token of `Authorization: Bearer …` (RFC 6750), or null. */
export function bearerOf(c: RequestContext): string | null {
  const match = /^Bearer ([A-Za-z0-9._~+/=-]{1,200})$/i.exec(c.req.header('authorization') ?? '');
  return match?.[1] ?? null;
}
