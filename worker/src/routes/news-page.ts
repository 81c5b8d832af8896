// Where a letter's link leads that ends the letters. A mail program posts there by itself (RFC 8058), so no page of ours
// needs to have been open: the secret in the address is what counts.

import { limitFailures } from '../domain/access/failed-access.ts';
import { endSubscription, readSubscription } from '../domain/outbox/giver-news.ts';
import { isRefusal } from '../domain/refusal.ts';
import { smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { newsPage } from '../pages/index.ts';

export function registerNewsPage(app: App): void {
  app.get('/news/:pledgeId/:secret', (c) => show(c, { access: readSubscription, isEnded: false }));
  app.post('/news/:pledgeId/:secret', smallBody, (c) => show(c, { access: endSubscription, isEnded: true }));
}

interface Showing {
  readonly access: typeof readSubscription;
  readonly isEnded: boolean;
}

async function show(c: RequestContext, { access, isEnded }: Showing): Promise<Response> {
  const { ports } = c.var;
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'same-origin');
  const subscription = { pledgeId: c.req.param('pledgeId') ?? '', secret: c.req.param('secret') ?? '' };
  const known = await limitFailures(ports, callerOf(c), {
    access: () => access(ports, subscription),
    isFailure: (answer) => isRefusal(answer),
  });
  if (isRefusal(known)) return answerProblemPage(c, known);
  const { projectId, projectTitle } = known;
  const { pathname: path } = new URL(c.req.url);
  return answerPage(c, newsPage({ projectId, projectTitle, path, isEnded, context: pageContextOf(c) }));
}
