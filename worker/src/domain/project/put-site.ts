// Registering a community website by its origin. Where it had asked, that is its answer.

import type { SiteInput } from '@happy-homeland/contract';
import type { Change, FederationRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { answerableOf } from '../actor.ts';
import { stepTaken } from '../work-item/beside.ts';
import { isAsked, siteRound } from '../work-item/site-item.ts';
import type { Put, PutResult } from './upsert.ts';
import { tenantOf, upsert } from './upsert.ts';

type PutSiteChange = Extract<Change, { readonly kind: 'put-site' }>;

/** Registers a community website by its origin. */
export async function putSite(ports: Ports, actor: Actor, put: Put<SiteInput>): Promise<PutResult> {
  const { externalId, input } = put;
  return upsert(ports, actor, async () => {
    const tenant = await tenantOf(ports, actor, input.federation);
    if (tenant.kind === 'refused') return tenant;
    const { federation, name, origin } = input;
    const { tenantId } = tenant.federation;
    const known = await ports.store.directory.site(tenantId, externalId);
    const change = await siteChange(ports, tenant.federation, put);
    const knownBody = known && { federation, name: known.name, origin: known.origin };
    return {
      id: change.record.siteId,
      known: known && { body: knownBody },
      body: { federation, name, origin },
      change,
      facts: await answered(ports, actor, change),
    };
  });
}

/** The change that registers a website, or changes its name or origin. */
export async function siteChange(
  ports: Ports,
  { tenantId }: FederationRecord,
  { externalId, input }: Put<SiteInput>,
): Promise<PutSiteChange> {
  const siteId = await ports.ids.named('site', tenantId, externalId);
  const known = await ports.store.directory.site(tenantId, externalId);
  const { name, origin } = input;
  const common = { tenantId, externalId, revision: (known?.revision ?? 0) + 1, updatedMs: ports.clock.nowMs() };
  return { kind: 'put-site', record: { ...common, siteId, name, origin } };
}

/** Nobody thinks of a name for a website that has one: its host, and its port where that is unusual. */
export function siteNameOf(origin: string): string {
  return new URL(origin).host.replace(/[^a-z0-9._-]/g, '-').slice(0, 64);
}

// A request that waits is answered by whoever registers the website in another way.
async function answered(ports: Ports, actor: Actor, { record }: PutSiteChange): Promise<readonly Change[]> {
  const { tenantId, origin, siteId } = record;
  const { item } = await siteRound(ports, tenantId, origin);
  if (!isAsked(item)) return [];
  return [stepTaken(ports, item, { step: 'accept', actor: answerableOf(actor), outcome: { siteId } })];
}
