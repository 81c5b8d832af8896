import { listQuery, regionQuery } from '@happy-homeland/contract';
import { isRefusal } from '../domain/refusal.ts';
import { getRegion, listRegions } from '../domain/region/region.ts';
import { parseQuery } from '../http/body.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { publicRead } from '../http/origin.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { answerTaggedJson } from '../http/tagged-response.ts';
import { messagesFor, regionListPage, regionPage } from '../pages/index.ts';

const PAGE_CARDS = 20;
const REGIONS = 100;

/** Regions, for programs and for people. */
export function registerRegions(app: App): void {
  route(app, 'listRegions', publicRead, async (c) => {
    const query = parseQuery(c, regionQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await listRegions(c.var.ports, query.value));
  });
  route(app, 'getRegion', publicRead, async (c) => {
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await getRegion(c.var.ports, codeIn(c), query.value));
  });
  app.get('/r', showRegions);
  app.get('/r/:code', showRegion);
}

async function showRegions(c: RequestContext): Promise<Response> {
  const regions = await listRegions(c.var.ports, { limit: REGIONS });
  if (isRefusal(regions)) return answerProblemPage(c, regions);
  return answerPage(c, regionListPage({ regions: regions.items, context: pageContextOf(c) }));
}

async function showRegion(c: RequestContext): Promise<Response> {
  const context = pageContextOf(c);
  const region = await getRegion(c.var.ports, codeIn(c), { limit: PAGE_CARDS, cursor: c.req.query('cursor') });
  if (!isRefusal(region)) return answerPage(c, regionPage({ region, context }));
  const { noRegion } = messagesFor(context.lang).region;
  return answerProblemPage(c, region.reason === 'not-found' ? { ...region, detail: noRegion } : region);
}

function answer(c: RequestContext, result: object): Response {
  return isRefusal(result) ? answerRefusal(c, result) : answerTaggedJson(c, result);
}

function codeIn(c: RequestContext): string {
  return c.req.param('code') ?? '';
}
