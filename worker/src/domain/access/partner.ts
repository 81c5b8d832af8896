// Partners of a federation, by idempotent upsert like everything that is published.

import type { OfFederationQuery, Page, PartnerInput, PartnerView } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type { PartnerRecord, Ports, SameBody } from '../../ports/index.ts';
import { parseNamePlace } from '../cursor.ts';
import type { Put, PutResult } from '../project/upsert.ts';
import { tenantOf, upsert } from '../project/upsert.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { permittedIn } from './permission.ts';

/** Creates or updates a partner. */
export async function putPartner(ports: Ports, actor: Actor, put: Put<PartnerInput>): Promise<PutResult> {
  const { externalId, input } = put;
  return upsert(ports, actor, async () => {
    const tenant = await tenantOf(ports, actor, input.federation);
    if (tenant.kind === 'refused') return tenant;
    const { tenantId } = tenant.federation;
    const known = await ports.store.directory.partner(tenantId, externalId);
    const partnerId = await ports.ids.named('partner', tenantId, externalId);
    const { name, kind, uscc = null } = input;
    const revision = (known?.revision ?? 0) + 1;
    const record = { tenantId, externalId, revision, updatedMs: ports.clock.nowMs(), partnerId, name, kind, uscc };
    return { id: partnerId, known, body: input, change: { kind: 'put-partner', record: { ...record, body: input } } };
  });
}

/** Partners of one federation, in the order of their names here, each with what else the same body is. */
export async function listPartners(
  ports: Ports,
  actor: Actor,
  { federation: name, cursor, limit }: OfFederationQuery,
): Promise<Page<PartnerView> | Refusal> {
  const roles = OPERATION_ROLES.listPartners;
  const permitted = await permittedIn(ports, actor, { federation: name, roles: roles === 'anyone' ? [] : roles });
  if (permitted.kind === 'refused') return permitted;
  const after = parseNamePlace(cursor);
  if (after === 'invalid') return refused('invalid-cursor');
  const { tenantId } = permitted.federation;
  const kept = await ports.store.directory.partners({ tenantId, after, limit: limit + 1 });
  const shown = kept.slice(0, limit);
  const same = await ports.store.directory.sameBodies(shown.flatMap(({ uscc }) => uscc ?? []));
  const nextCursor = kept.length > limit ? (shown.at(-1)?.externalId ?? null) : null;
  return { items: shown.map((record) => toAnswer(record, same)), nextCursor };
}

function toAnswer({ externalId, partnerId, name, kind, uscc, body }: PartnerRecord, same: readonly SameBody[]) {
  const { federation = null, charity = null } = same.find((other) => other.uscc === uscc) ?? {};
  const { assessment = null, agreement = null } = body;
  return { externalId, id: partnerId, name, kind, uscc, assessment, agreement, also: { federation, charity } };
}
