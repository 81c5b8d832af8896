import { refused } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { PAGES_CSS } from '../pages/index.ts';

const EVERGREEN = 'public, max-age=300, must-revalidate';

/** Built browser files at their evergreen address, and the stylesheet of the pages. */
export function registerAssets(app: App): void {
  app.get('/widget/v1/:name', publicRead, serveWidgetFile);
  app.get('/assets/pages.css', (c) => {
    c.header('cache-control', EVERGREEN);
    return c.body(PAGES_CSS, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/favicon.ico', (c) => c.body(null, 204));
}

async function serveWidgetFile(c: RequestContext): Promise<Response> {
  const asset = await c.var.ports.assets.find(c.req.param('name') ?? '');
  if (!asset) return answerRefusal(c, refused('not-found'));
  c.header('cache-control', EVERGREEN);
  c.header('etag', asset.etag);
  if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304);
  return c.body(asset.body, 200, { 'content-type': asset.mediaType });
}
