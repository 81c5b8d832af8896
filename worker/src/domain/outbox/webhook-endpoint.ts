// Where a federation is told of what happens. Whoever keeps its records says where; the address is looked at now and again
// at every delivery, because a name may resolve to another address by then.

import type {
  OfFederationQuery,
  Page,
  WebhookEndpoint,
  WebhookEndpointInput,
  WebhookSecret,
} from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type { Change, EndpointRecord, Ports } from '../../ports/index.ts';
import { WEBHOOK_URL_MAX_CHARS } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { permittedIn, refuseIn } from '../access/permission.ts';
import { auditRecord } from '../audit.ts';
import { decideAndCommit } from '../commit.ts';
import { parseNamePlace } from '../cursor.ts';
import type { Put, PutResult } from '../project/upsert.ts';
import { tenantOf, upsert } from '../project/upsert.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';
import { ENDPOINTS_MAX } from './telling.ts';

const HOUR_MS = 3_600_000;

/** Creates or changes an endpoint. One that was off is on again. */
export async function putEndpoint(ports: Ports, actor: Actor, put: Put<WebhookEndpointInput>): Promise<PutResult> {
  const { externalId, input } = put;
  const { url, events } = input;
  const tenant = await tenantOf(ports, actor, input.federation);
  if (tenant.kind === 'refused') return tenant;
  const refusal = url.length > WEBHOOK_URL_MAX_CHARS ? 'too long' : await ports.webhooks.refuse(url);
  if (refusal !== null) return refusedField('url-not-allowed', '/url', refusal);
  const { tenantId } = tenant.federation;
  const endpointId = await ports.ids.named('webhook-endpoint', tenantId, externalId);
  return upsert(ports, actor, async () => {
    const known = await ports.store.directory.endpoint(tenantId, externalId);
    if (known === null && (await isFull(ports, tenantId))) return refused('too-many-endpoints');
    const { generation, overlapUntilMs } = known ?? { generation: 1, overlapUntilMs: null };
    const common = { tenantId, externalId, revision: (known?.revision ?? 0) + 1, updatedMs: ports.clock.nowMs() };
    const record = { ...common, endpointId, url, events, generation, overlapUntilMs, ...ON };
    const body = { url, events, isOn: true };
    const knownBody = known && { url: known.url, events: known.events, isOn: known.disabledMs === null };
    return { id: endpointId, known: known && { body: knownBody }, body, change: { kind: 'put-endpoint', record } };
  });
}

const ON = { disabledMs: null, disabledBecause: null } as const;

async function isFull({ store }: Ports, tenantId: string): Promise<boolean> {
  return (await store.directory.endpoints({ tenantId, limit: ENDPOINTS_MAX })).length >= ENDPOINTS_MAX;
}

/** Endpoints of one federation, in the order of their names. */
export async function listEndpoints(
  ports: Ports,
  actor: Actor,
  { federation: name, cursor, limit }: OfFederationQuery,
): Promise<Page<WebhookEndpoint> | Refusal> {
  const permitted = await permittedIn(ports, actor, { federation: name, roles: rolesOf('listWebhookEndpoints') });
  if (permitted.kind === 'refused') return permitted;
  const after = parseNamePlace(cursor);
  if (after === 'invalid') return refused('invalid-cursor');
  const { tenantId } = permitted.federation;
  const kept = await ports.store.directory.endpoints({ tenantId, after, limit: limit + 1 });
  const shown = kept.slice(0, limit);
  const nextCursor = kept.length > limit ? (shown.at(-1)?.externalId ?? null) : null;
  return { items: shown.map((record) => toAnswer(record, name)), nextCursor };
}

/** Makes a new secret; the one before goes on beside it until the overlap ends. */
export function rotateSecret(
  ports: Ports,
  actor: Actor,
  { endpointId, overlapHours }: { readonly endpointId: string; readonly overlapHours: number },
): Promise<WebhookSecret | Refusal> {
  return decideAndCommit<WebhookSecret | Refusal>(ports, async () => {
    const found = await findEndpoint(ports, actor, { endpointId, operation: 'rotateWebhookSecret' });
    if (found.kind === 'refused') return { kind: 'answer', answer: found };
    const nowMs = ports.clock.nowMs();
    const generation = found.record.generation + 1;
    const overlapUntilMs = overlapHours === 0 ? null : nowMs + overlapHours * HOUR_MS;
    const secret = await ports.secrets.webhookSecret({ endpointId, generation });
    const unit = changed(ports, actor, {
      record: found.record,
      set: { generation, overlapUntilMs },
      action: 'rotate-webhook-secret',
    });
    const overlapUntil = overlapUntilMs === null ? null : new Date(overlapUntilMs).toISOString();
    return { kind: 'commit', unit, answer: { endpointId, secret, overlapUntil } };
  });
}

/** Tells an endpoint nothing more. What waits for it is dropped when its time comes. */
export function disableEndpoint(ports: Ports, actor: Actor, endpointId: string): Promise<WebhookEndpoint | Refusal> {
  return decideAndCommit<WebhookEndpoint | Refusal>(ports, async () => {
    const found = await findEndpoint(ports, actor, { endpointId, operation: 'disableWebhookEndpoint' });
    if (found.kind === 'refused') return { kind: 'answer', answer: found };
    const { record, federation } = found;
    if (record.disabledMs !== null) return { kind: 'answer', answer: toAnswer(record, federation) };
    const set = { disabledMs: ports.clock.nowMs(), disabledBecause: 'asked' } as const;
    const unit = changed(ports, actor, { record, set, action: 'disable-webhook-endpoint' });
    return { kind: 'commit', unit, answer: toAnswer({ ...record, ...set }, federation) };
  });
}

interface Changing {
  readonly record: EndpointRecord;
  readonly set: Partial<EndpointRecord>;
  readonly action: string;
}

function changed(ports: Ports, actor: Actor, { record, set, action }: Changing): Change[] {
  const { tenantId, endpointId: subject } = record;
  const after = { ...record, ...set, revision: record.revision + 1, updatedMs: ports.clock.nowMs() };
  return [
    { kind: 'put-endpoint', record: after },
    { kind: 'append-audit', record: auditRecord(ports, actor, { tenantId, action, subject }) },
  ];
}

type Found = { readonly kind: 'found'; readonly record: EndpointRecord; readonly federation: string } | Refusal;

async function findEndpoint(
  ports: Ports,
  actor: Actor,
  { endpointId, operation }: { readonly endpointId: string; readonly operation: EndpointOperation },
): Promise<Found> {
  const record = await ports.store.directory.endpointById(endpointId);
  if (record === null) return refused('not-found');
  const refusal = await refuseIn(ports, actor, { tenantId: record.tenantId, roles: rolesOf(operation) });
  if (refusal !== null) return refusal;
  const federation = await ports.store.directory.federationById(record.tenantId);
  return federation === null ? refused('not-found') : { kind: 'found', record, federation: federation.externalId };
}

type EndpointOperation = 'listWebhookEndpoints' | 'rotateWebhookSecret' | 'disableWebhookEndpoint';

function rolesOf(operation: EndpointOperation) {
  const roles = OPERATION_ROLES[operation];
  return roles === 'anyone' ? [] : roles;
}

function toAnswer(record: EndpointRecord, federation: string): WebhookEndpoint {
  const { endpointId, externalId, url, events, disabledMs, disabledBecause } = record;
  const disabledAt = disabledMs === null ? null : new Date(disabledMs).toISOString();
  return { endpointId, externalId, federation, url, events: [...events], disabledAt, disabledBecause };
}
