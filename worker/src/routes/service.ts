import { openApiDocument } from '@happy-homeland/contract';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { publicRead } from '../http/origin.ts';
import { answerReadiness } from '../http/readiness-response.ts';

/** Liveness, readiness, and the OpenAPI document. */
export function registerService(app: App): void {
  route(app, 'getHealth', (c) => c.json({ status: 'ok' }));
  route(app, 'getReadiness', async (c) => answerReadiness(c, await c.var.ports.readiness()));
  // Written once: it takes longer to make than a page of projects, and anybody may ask for it.
  let document: ReturnType<typeof openApiDocument> | null = null;
  route(app, 'getOpenApi', publicRead, (c) => {
    document ??= openApiDocument(c.var.ports.settings.publicUrl);
    return c.json(document);
  });
}
