// The API reference: a page that needs nothing, and the viewer with its files beside it.

import { PROBLEMS } from '@happy-homeland/contract';
import { refused } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { docsPage, VIEWER_SCRIPT, viewerPage } from '../pages/index.ts';

/** The viewer's files change only with the deployment. */
const CACHING = 'public, max-age=3600, must-revalidate';
const VIEWER_FILE = 'swagger-ui-bundle.js';

export function registerDocs(app: App): void {
  app.get('/docs', async (c) => {
    const hasViewer = (await c.var.ports.viewer.find(VIEWER_FILE)) !== null;
    const operations = await c.var.ports.prepared.reference();
    const context = pageContextOf(c);
    return answerPage(c, docsPage({ operations, problems: PROBLEMS, hasViewer, context }));
  });
  app.get('/docs/viewer', async (c) => {
    if ((await c.var.ports.viewer.find(VIEWER_FILE)) === null) return answerProblemPage(c, refused('not-found'));
    return answerPage(c, viewerPage(pageContextOf(c)));
  });
  app.get('/docs/viewer/start.js', (c) => {
    c.header('cache-control', CACHING);
    return c.body(VIEWER_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
  app.get('/docs/viewer/:name', serveViewerFile);
}

async function serveViewerFile(c: RequestContext): Promise<Response> {
  const asset = await c.var.ports.viewer.find(c.req.param('name') ?? '');
  if (!asset) return answerRefusal(c, refused('not-found'));
  c.header('cache-control', CACHING);
  c.header('etag', asset.etag);
  if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304);
  return c.body(asset.body, 200, { 'content-type': asset.mediaType });
}
