// A request has an id, and leaves one line: method, route pattern, status, time. Never the address, the query or the
// body, because those may name a person.

import { createMiddleware } from 'hono/factory';
import type { Ports } from '../ports/index.ts';
import type { Environment } from './environment.ts';

const REQUEST_ID_CHARS = 16;

/** Puts the ports and a request id into the context and reports every answer. */
export function requestLog(ports: Ports) {
  return createMiddleware<Environment>(async (c, next) => {
    const requestId = ports.ids.id().slice(0, REQUEST_ID_CHARS);
    c.set('ports', ports);
    c.set('requestId', requestId);
    c.set('network', ports.callers.networkOf(c.req.raw));
    const startedMs = performance.now();
    await next();
    c.res.headers.set('x-request-id', requestId);
    const { method, routePath: route } = c.req;
    const tookMs = Math.round(performance.now() - startedMs);
    ports.reporter.report('info', 'request', { requestId, method, route, status: c.res.status, tookMs });
  });
}
