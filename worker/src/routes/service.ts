import { openApiDocument } from '@happy-homeland/contract';
import { refused } from '../domain/refusal.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';

/** Liveness, readiness, and the OpenAPI document. */
export function registerService(app: App): void {
  route(app, 'getHealth', (c) => c.json({ status: 'ok' }));
  route(app, 'getReadiness', async (c) => {
    const fault = await c.var.ports.readiness();
    if (fault !== null) return answerRefusal(c, refused('not-ready', { detail: fault }));
    return c.json({ status: 'ready', mode: c.var.ports.settings.mode });
  });
  route(app, 'getOpenApi', publicRead, (c) => c.json(openApiDocument(c.var.ports.settings.publicUrl)));
}
