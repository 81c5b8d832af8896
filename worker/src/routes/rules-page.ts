import { civilDateOf } from '../domain/civil-date.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage } from '../http/page-response.ts';
import { rulesPage } from '../pages/index.ts';

/** The page of all rules, as of today. */
export function registerRulesPage(app: App): void {
  app.get('/rules', showRules);
}

function showRules(c: RequestContext): Promise<Response> {
  const on = civilDateOf(c.var.ports.clock.nowMs());
  return answerPage(c, rulesPage({ on, context: pageContextOf(c) }));
}
