import { siteRequestInput } from '@happy-homeland/contract';
import { requestSite } from '../domain/access/site-request.ts';
import { isRefusal } from '../domain/refusal.ts';
import { parseJsonBody } from '../http/body.ts';
import { smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';

/** 申请登记本网站. */
export function registerSiteRequests(app: App): void {
  route(app, 'requestSite', knownOrigin, smallBody, async (c) => {
    const body = await parseJsonBody(c, siteRequestInput);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const result = await requestSite(c.var.ports, body.value, callerOf(c));
    return isRefusal(result) ? answerRefusal(c, result) : c.json(result, 202);
  });
}
