// Built browser files. The headers are ours on every platform: a widget is loaded by pages of other origins, and one
// address never changes its bytes while the other follows the deployment.

import { refused } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { WORKER_POLICY } from '../http/security-headers.ts';
import type { Asset } from '../ports/index.ts';

const EVERGREEN = 'public, max-age=300, must-revalidate';
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Widget files at their evergreen and pinned addresses, the list of versions, and the stylesheet of the pages. */
export function registerAssets(app: App): void {
  app.get('/widget/versions.json', publicRead, async (c) => {
    c.header('cache-control', EVERGREEN);
    return c.json(await c.var.ports.assets.versions());
  });
  app.get('/widget/v1/:name', publicRead, async (c) => {
    const { name } = c.req.param();
    // A worker reaches what lies below it; this one lies with the other built files and is for the donate pages alone.
    if (name === 'give-worker.js') {
      c.header('service-worker-allowed', '/give/');
      c.header('content-security-policy', WORKER_POLICY);
    }
    return answerAsset(c, name.includes('/') ? null : await c.var.ports.assets.find(name), EVERGREEN);
  });
  app.get('/widget/:version/:name', publicRead, async (c) => {
    const { version, name } = c.req.param();
    return answerAsset(c, await c.var.ports.assets.find(`${version}/${name}`), IMMUTABLE);
  });
  // From anywhere: a card in a sandboxed frame has no origin of its own, and looks like ours all the same.
  app.get('/assets/pages.css', publicRead, async (c) => {
    const css = await c.var.ports.prepared.pagesCss();
    c.header('cache-control', EVERGREEN);
    return c.body(css, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/favicon.ico', (c) => c.body(null, 204));
}

function answerAsset(c: RequestContext, asset: Asset | null, caching: string): Response {
  if (!asset) return answerRefusal(c, refused('not-found'));
  c.header('cache-control', caching);
  c.header('etag', asset.etag);
  if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304);
  return c.body(asset.body, 200, { 'content-type': asset.mediaType });
}
