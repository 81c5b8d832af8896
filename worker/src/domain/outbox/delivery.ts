// What is on its way to whom, for whoever keeps the records; and sending anew what was given up.

import type { Delivery, DeliveryQuery, Page } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type { DeliveryRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { permittedIn, refuseIn } from '../access/permission.ts';
import { auditRecord } from '../audit.ts';
import { parseDeliveryPlace } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

/** Deliveries of one federation, newest first. */
export async function listDeliveries(
  ports: Ports,
  actor: Actor,
  query: DeliveryQuery,
): Promise<Page<Delivery> | Refusal> {
  const { federation: name, endpoint: endpointName, state, cursor, limit } = query;
  const permitted = await permittedIn(ports, actor, { federation: name, roles: rolesOf('listDeliveries') });
  if (permitted.kind === 'refused') return permitted;
  const before = parseDeliveryPlace(cursor);
  if (before === 'invalid') return refused('invalid-cursor');
  const { tenantId } = permitted.federation;
  const { directory } = ports.store;
  const endpoint = endpointName === undefined ? undefined : await directory.endpoint(tenantId, endpointName);
  if (endpoint === null) return refused('not-found');
  const kept = await directory.deliveries({
    tenantId,
    endpointId: endpoint?.endpointId,
    state,
    before,
    limit: limit + 1,
  });
  const shown = kept.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = kept.length > limit && last ? `${last.madeMs}-${last.deliveryId}` : null;
  return { items: await Promise.all(shown.map((record) => toAnswer(ports, record))), nextCursor };
}

/** Sends anew what was given up, with all its attempts. What waits is on its way already. */
export async function resendDelivery(ports: Ports, actor: Actor, deliveryId: string): Promise<Delivery | Refusal> {
  const record = await ports.store.directory.delivery(deliveryId);
  if (record === null) return refused('not-found');
  const { tenantId, state, attempts, dueMs } = record;
  const refusal = await refuseIn(ports, actor, { tenantId, roles: rolesOf('resendDelivery') });
  if (refusal !== null) return refusal;
  if (state === 'waiting') return toAnswer(ports, record);
  if (state === 'delivered') return refused('stale-state', { detail: 'it was delivered' });
  const nowMs = ports.clock.nowMs();
  const set = { state: 'waiting', attempts: 0, dueMs: nowMs, error: null, updatedMs: nowMs } as const;
  const deed = { tenantId, action: 'resend-delivery', subject: deliveryId };
  const outcome = await ports.store.commit([
    { kind: 'move-delivery', deliveryId, seen: { state, attempts, dueMs }, set },
    { kind: 'append-audit', record: auditRecord(ports, actor, deed) },
  ]);
  return outcome.kind === 'lost' ? refused('stale-state') : toAnswer(ports, { ...record, ...set });
}

function rolesOf(operation: 'listDeliveries' | 'resendDelivery') {
  const roles = OPERATION_ROLES[operation];
  return roles === 'anyone' ? [] : roles;
}

// Whom a letter went to is not said: the list is of what became of it.
async function toAnswer({ store }: Ports, record: DeliveryRecord): Promise<Delivery> {
  const { deliveryId, noticeId, endpointId, state, attempts, dueMs, error, madeMs } = record;
  const notice = await store.directory.notice(noticeId);
  if (notice === null) throw new RangeError('a delivery is of a fact');
  const endpoint = endpointId === null ? null : await store.directory.endpointById(endpointId);
  return {
    ...{
      deliveryId,
      webhookId: noticeId,
      event: notice.event,
      endpoint: endpoint?.externalId ?? null,
      state,
      attempts,
    },
    nextAt: dueMs === null ? null : new Date(dueMs).toISOString(),
    error,
    madeAt: new Date(madeMs).toISOString(),
  };
}
