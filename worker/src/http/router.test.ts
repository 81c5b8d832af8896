import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { publishedPorts } from '../testing/index.ts';
import { FolderRouter } from './router.ts';

const routes = await publishedPorts().then((ports) => createApp(ports).routes);

// Every path of ours with something in the place of each parameter, and some that nobody has.
const PATHS = [
  ...new Set(routes.map(({ path }) => path.replaceAll(/:\w+/g, 'x1').replaceAll('*', 'anything'))),
  ...['/', '/nothing', '/widget', '/widget/', '/widget/v1', '/widget/v1/a/b', '/docs/viewer/', '/v1/projects/', '/%E4'],
];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'ALL'];

test('finds for every method and path what the default router finds', () => {
  const [ours, theirs] = [{ router: new FolderRouter<never>() }, {}].map((options) => {
    const app = new Hono(options);
    for (const { method, path, handler } of routes) app.on(method === 'ALL' ? METHODS : [method], path, handler);
    return app.router;
  });
  const found = (router: typeof ours, method: string, path: string) =>
    router?.match(method, path)[0].map(([[, route]]) => [route.method, route.path]);
  for (const method of METHODS) {
    for (const path of PATHS) expect([path, found(ours, method, path)]).toEqual([path, found(theirs, method, path)]);
  }
});
