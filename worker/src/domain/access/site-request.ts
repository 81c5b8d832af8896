// 申请登记本网站: a webmaster asks that a site be registered. The request waits for the federation; asking twice is
// one request.

import type { SiteRequestInput, SiteRequestResult } from '@happy-homeland/contract';
import type { Ports, RateCount } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';
import type { Caller } from './caller.ts';
import { callerRate, marksOf } from './caller.ts';
import { perMinute, waitMs } from './rate.ts';

/** Webmasters who may ask for one project in the same minute. */
const ADDRESSES_AT_ONCE = 6;

/** Keeps the request, or says that the site is registered already. `too-many-requests` where somebody sends many. */
export async function requestSite(
  ports: Ports,
  input: SiteRequestInput,
  caller: Caller,
): Promise<SiteRequestResult | Refusal> {
  const file = await ports.store.directory.file(input.projectId);
  if (!file) return refusedField('not-found', '/projectId', 'no such project');
  const { tenantId } = file.project;
  const { origin, name, contact, projectId } = input;
  const requestId = await ports.ids.named('site-request', tenantId, origin);
  const registered = await ports.store.directory.siteByOrigin(tenantId, origin);
  if (registered) return { requestId, origin, status: 'registered' };
  const atMs = ports.clock.nowMs();
  const record = { requestId, tenantId, projectId, origin, name, contact, createdMs: atMs };
  const rates = await ratesOf(ports, projectId, caller);
  const outcome = await ports.store.commit([
    { kind: 'count-rates', rates, atMs },
    { kind: 'insert-site-request', record },
  ]);
  if (outcome.kind === 'lost' && outcome.guard === 'rate') return tooMany(ports, rates);
  return { requestId, origin, status: 'received' };
}

async function ratesOf(ports: Ports, projectId: string, caller: Caller): Promise<readonly RateCount[]> {
  const { addressHash: hash } = await marksOf(ports, caller);
  const { siteRequests } = ports.settings.limits;
  return [
    callerRate(ports, 'q', { hash, rate: perMinute(siteRequests) }),
    { key: `q:${projectId}`, ...perMinute(siteRequests * ADDRESSES_AT_ONCE) },
  ];
}

async function tooMany(ports: Ports, rates: readonly RateCount[]): Promise<Refusal> {
  const nowMs = ports.clock.nowMs();
  const waits = rates.map(async (rate) => waitMs(rate, (await ports.store.limits.emptyAt(rate.key)) ?? 0, nowMs));
  return refused('too-many-requests', { retryAfterMs: Math.max(...(await Promise.all(waits))) });
}
