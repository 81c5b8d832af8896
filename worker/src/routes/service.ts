import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { publicRead } from '../http/origin.ts';
import { answerReadiness } from '../http/readiness-response.ts';

/** Liveness, readiness, and the OpenAPI document. */
export function registerService(app: App): void {
  route(app, 'getHealth', (c) => c.json({ status: 'ok' }));
  route(app, 'getReadiness', async (c) => answerReadiness(c, await c.var.ports.readiness()));
  route(app, 'getOpenApi', publicRead, async (c) => {
    const { prepared, settings } = c.var.ports;
    return c.json({ ...(await prepared.apiDocument()), servers: [{ url: settings.publicUrl }] });
  });
}
