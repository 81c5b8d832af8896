// 申请登记本网站: a webmaster asks that a site be registered. The request is work of the federation; name and contact stand
// beside it, where they can be destroyed. Asking twice is one request, and a refusal is told to whoever asks again.

import type { SiteRequestInput, SiteRequestResult } from '@happy-homeland/contract';
import type { Change, Ports, RateCount, WorkItemRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { openingOf } from '../work-item/opening.ts';
import { isAsked, siteRound } from '../work-item/site-item.ts';
import type { Caller } from './caller.ts';
import { callerRate, marksOf } from './caller.ts';
import { perMinute, waitMs } from './rate.ts';

/** Webmasters who may ask for one project in the same minute. */
const ADDRESSES_AT_ONCE = 6;
/** Days for which a refusal stands before a website may ask anew. */
const REFUSED_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;
/** Nobody who is known did it. */
const ANYBODY = 'public';

/** Keeps the request, or says what was decided. `too-many-requests` where somebody sends many. */
export async function requestSite(
  ports: Ports,
  input: SiteRequestInput,
  caller: Caller,
): Promise<SiteRequestResult | Refusal> {
  const file = await ports.store.directory.file(input.projectId);
  if (!file) return refusedField('not-found', '/projectId', 'no such project');
  const { tenantId } = file.project;
  const requestId = await ports.ids.named('site-request', tenantId, input.origin);
  const rates = await ratesOf(ports, input.projectId, caller);
  const asking = { input, tenantId, federation: file.federation.externalId, requestId, rates };
  // Who asked before is known already, and the older word about them stands.
  let isKnown = false;
  const answer = await decideAndCommit<SiteRequestResult | Refusal>(
    ports,
    () => decide(ports, asking, isKnown),
    (guard) => {
      isKnown ||= guard === 'origin';
      return guard === 'rate' ? refused('too-many-requests') : null;
    },
  );
  return isRefusal(answer) ? tooMany(ports, rates) : answer;
}

interface Asking {
  readonly input: SiteRequestInput;
  readonly tenantId: string;
  readonly federation: string;
  readonly requestId: string;
  readonly rates: readonly RateCount[];
}

async function decide(ports: Ports, asking: Asking, isKnown: boolean): Promise<Decision<SiteRequestResult | Refusal>> {
  const { input, tenantId, requestId, rates } = asking;
  const { origin } = input;
  if ((await ports.store.directory.siteByOrigin(tenantId, origin)) !== null) {
    return { kind: 'answer', answer: { requestId, origin, status: 'registered' } };
  }
  const atMs = ports.clock.nowMs();
  const counted: Change = { kind: 'count-rates', rates, atMs };
  const { item, nextId } = await siteRound(ports, tenantId, origin);
  const said = refusalOf(ports, item);
  if (said !== null) {
    return { kind: 'commit', unit: [counted], answer: { requestId, origin, status: 'refused', reason: said } };
  }
  const received = { requestId, origin, status: 'received' } as const;
  if (isAsked(item) || nextId === null) return { kind: 'commit', unit: [counted], answer: received };
  const { name, contact, projectId } = input;
  const record = { requestId, tenantId, projectId, origin, name, contact, createdMs: atMs };
  const row: readonly Change[] = isKnown ? [] : [{ kind: 'insert-site-request', record }];
  const unit = [counted, ...row, ...(await opening(ports, asking, nextId))];
  return { kind: 'commit', unit, answer: received };
}

async function opening(
  ports: Ports,
  { input, tenantId, federation }: Asking,
  itemId: string,
): Promise<readonly Change[]> {
  const content = { federation, origin: input.origin, project: input.projectId };
  const place = { kind: 'site-requests', tenantId, projectId: null, partnerId: null, charityId: null } as const;
  const by = { actor: ANYBODY, role: null, requestKey: null, requestHash: null };
  return (await openingOf(ports, { ...place, content, itemId }, by)).unit;
}

// A refusal that is older than that is no answer to who asks today.
function refusalOf(ports: Ports, item: WorkItemRecord | null): string | null {
  if (item?.state !== 'refused') return null;
  const since = civilDateOf(ports.clock.nowMs() - REFUSED_DAYS * DAY_MS);
  return String(item.outcome['refusedOn']) > since ? String(item.outcome['reason']) : null;
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
