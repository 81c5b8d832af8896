// Routes are registered by their operation in the contract, so the OpenAPI document and the router cannot disagree.

import type { OperationId } from '@happy-homeland/contract';
import { ROUTES } from '@happy-homeland/contract';
import type { Handler, Hono, MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

export type App = Hono<Environment>;

/** Registers the handler of one operation, behind its middleware. */
export function route(
  app: App,
  operationId: OperationId,
  ...handlers: [...MiddlewareHandler<Environment>[], Handler<Environment>]
): void {
  const { method, path } = ROUTES[operationId];
  app.on([method.toUpperCase()], [toHonoPath(path)], ...handlers);
}

/** Registers middleware for the preflight of an operation that browsers reach from other origins. */
export function preflightOf(app: App, operationId: OperationId, middleware: MiddlewareHandler<Environment>): void {
  app.options(toHonoPath(ROUTES[operationId].path), middleware);
}

/** `/v1/projects/{projectId}` → `/v1/projects/:projectId`. */
export function toHonoPath(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, ':$1');
}
