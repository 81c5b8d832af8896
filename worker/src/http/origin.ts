// Which page a request comes from, and which pages may read the answer. CORS only hides answers, it does not stop
// writes; so a write from an unknown origin is refused here, before any handler runs.

import { createMiddleware } from 'hono/factory';
import type { PageOrigin } from '../domain/project/channel.ts';
import { refused } from '../domain/refusal.ts';
import type { Environment, RequestContext } from './environment.ts';
import { answerRefusal } from './problem-response.ts';

/** How a browser writes an origin that it does not want to tell (RFC 6454 section 7.3). */
const OPAQUE_ORIGIN = 'null';

const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type, idempotency-key, authorization, hh-session, hh-proof',
  'access-control-max-age': '600',
};
const EXPOSED_HEADERS = 'idempotent-replayed, retry-after, x-request-id';

/** The page behind a request: its Origin, our own host for a same-origin page, null for a server-side client. */
export function pageOriginOf(c: RequestContext): PageOrigin {
  const host = hostOrigin(c);
  return { origin: originOf(c), host };
}

// A browser that hides the Origin still says whether the page was ours; one that says it was not is treated as unknown.
function originOf(c: RequestContext): string | null {
  const header = c.req.header('origin');
  if (header !== undefined) return header;
  const site = c.req.header('sec-fetch-site');
  if (site === 'same-origin') return hostOrigin(c);
  return site === 'cross-site' || site === 'same-site' ? OPAQUE_ORIGIN : null;
}

/** Whether a page of this deployment sent the request, as the browser says; what says nothing is not believed. */
export function isOwnPage(c: RequestContext): boolean {
  const origin = originOf(c) ?? refererOrigin(c);
  return origin !== null && (origin === hostOrigin(c) || origin === c.var.ports.settings.publicUrl);
}

// A browser that is old enough to send neither header still says where the form was.
function refererOrigin(c: RequestContext): string | null {
  const referer = c.req.header('referer') ?? '';
  return URL.canParse(referer) ? new URL(referer).origin : null;
}

/** The origin this request was addressed to. The scheme is the deployment's, because a proxy may have ended TLS. */
export function hostOrigin(c: RequestContext): string {
  const { publicUrl } = c.var.ports.settings;
  const host = c.req.header('host') ?? '';
  const own = new URL(publicUrl);
  return host === '' || host === own.host ? own.origin : `${own.protocol}//${host}`;
}

/** Public reading: from anywhere, cacheable. */
export const publicRead = createMiddleware<Environment>(async (c, next) => {
  await next();
  c.res.headers.set('access-control-allow-origin', '*');
  c.res.headers.set('access-control-expose-headers', EXPOSED_HEADERS);
  c.res.headers.set('cross-origin-resource-policy', 'cross-origin');
  if (!c.res.headers.has('cache-control')) {
    c.res.headers.set('cache-control', 'public, max-age=0, s-maxage=5, must-revalidate');
  }
});

/** Private answers and writes: an origin that is present must be one we know, and only it may read the answer. */
export const knownOrigin = createMiddleware<Environment>(async (c, next) => {
  const origin = originOf(c) ?? undefined;
  const known = origin === undefined || (await isKnown(c, origin));
  if (c.req.method === 'OPTIONS') return preflight(c, known ? origin : undefined);
  const isWrite = c.req.method !== 'GET' && c.req.method !== 'HEAD';
  if (!known && isWrite) c.res = answerRefusal(c, refused('origin-not-allowed'));
  else await next();
  const { headers } = c.res;
  headers.append('vary', 'Origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  if (origin !== undefined && known) {
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-expose-headers', EXPOSED_HEADERS);
  }
  return undefined;
});

function preflight(c: RequestContext, origin: string | undefined): Response {
  const headers = new Headers({ vary: 'Origin' });
  if (origin === undefined) return c.body(null, { status: 204, headers });
  headers.set('access-control-allow-origin', origin);
  for (const [name, value] of Object.entries(PREFLIGHT_HEADERS)) headers.set(name, value);
  return c.body(null, { status: 204, headers });
}

async function isKnown(c: RequestContext, origin: string): Promise<boolean> {
  const { settings, store } = c.var.ports;
  if (origin === hostOrigin(c) || origin === settings.publicUrl) return true;
  return store.directory.originKnown(origin);
}
