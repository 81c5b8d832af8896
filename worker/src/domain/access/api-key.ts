// Keys of programs. A key is 160 random bits; the database keeps its SHA-256, so a stolen database opens nothing. Its roles
// are its scopes, and whoever made it answers for what it does.

import type { ApiKey, ApiKeyCreated, ApiKeyInput, OfFederationQuery, Page } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import { FEDERATION_ROLES } from '@happy-homeland/contract/role';
import type { ApiKeyRecord, Change, EndApiKey, Ports } from '../../ports/index.ts';
import { auditRecord } from '../audit.ts';
import { decideAndCommit } from '../commit.ts';
import { parseKeyPlace } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { isOperator, keyActor } from './actor.ts';
import { permittedIn, refuseIn } from './permission.ts';

const KEY_PREFIX = 'hhk_';
const HOUR_MS = 60 * 60_000;

/** The actor a key stands for; `unauthorized` when it is unknown, expired or revoked. */
export async function authenticate(ports: Ports, apiKey: string | null): Promise<Actor | Refusal> {
  if (apiKey === null || apiKey.length > 200) return refused('unauthorized');
  const record = await ports.store.directory.apiKey(await ports.secrets.keyHash(apiKey));
  if (!record || hasEnded(record, ports.clock.nowMs())) return refused('unauthorized');
  return keyActor(record);
}

/** Makes a key for one federation; it is readable in this answer and never again. */
export async function createApiKey(ports: Ports, actor: Actor, input: ApiKeyInput): Promise<ApiKeyCreated | Refusal> {
  const roles = rolesOf('createApiKey');
  const permitted = await permittedIn(ports, actor, { federation: input.federation, roles });
  if (permitted.kind === 'refused') return namedInBody(permitted, input.federation);
  const { tenantId, externalId } = permitted.federation;
  const { label, expiresAt } = input;
  const made = await newKey(ports, {
    tenantId,
    label,
    roles: input.roles ?? null,
    expiresMs: expiresAt === undefined ? null : Date.parse(expiresAt),
    // What the operator hands out is its holder's from then on.
    ownerId: isOperator(actor) ? null : actor.id,
  });
  await ports.store.commit([
    { kind: 'insert-api-key', record: made.record },
    { kind: 'append-audit', record: deedOf(ports, actor, { record: made.record, action: 'create-api-key' }) },
  ]);
  return createdAnswer(made, externalId);
}

/** Keys of one federation, newest first. */
export async function listApiKeys(
  ports: Ports,
  actor: Actor,
  { federation: name, cursor, limit }: OfFederationQuery,
): Promise<Page<ApiKey> | Refusal> {
  const permitted = await permittedIn(ports, actor, { federation: name, roles: rolesOf('listApiKeys') });
  if (permitted.kind === 'refused') return permitted;
  const before = parseKeyPlace(cursor);
  if (before === 'invalid') return refused('invalid-cursor');
  const { tenantId, externalId } = permitted.federation;
  const kept = await ports.store.directory.keys({ tenantId, before, limit: limit + 1 });
  const shown = kept.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = kept.length > limit && last ? `${last.createdMs}-${last.keyId}` : null;
  return { items: shown.map((record) => toAnswer(record, externalId)), nextCursor };
}

/** A key in the place of another, with its roles and its owner. The old one ends after the overlap, or when it would have. */
export async function rotateApiKey(
  ports: Ports,
  actor: Actor,
  { keyId, overlapHours }: { readonly keyId: string; readonly overlapHours: number },
): Promise<ApiKeyCreated | Refusal> {
  return decideAndCommit<ApiKeyCreated | Refusal>(ports, async () => {
    const found = await findKey(ports, actor, { keyId, roles: rolesOf('rotateApiKey') });
    if (found.kind === 'refused') return { kind: 'answer', answer: found };
    const { record: old, federation } = found;
    const nowMs = ports.clock.nowMs();
    if (hasEnded(old, nowMs)) return { kind: 'answer', answer: refused('key-ended') };
    const endsMs = Math.min(nowMs + overlapHours * HOUR_MS, old.expiresMs ?? Number.POSITIVE_INFINITY);
    const { tenantId, label, roles } = old;
    const made = await newKey(ports, {
      tenantId,
      label,
      roles,
      // It holds as long as the old one was meant to: a key of a year is followed by a key of a year.
      expiresMs: old.expiresMs === null ? null : nowMs + (old.expiresMs - old.createdMs),
      ownerId: old.ownerId ?? old.keyId,
    });
    const unit: Change[] = [
      { kind: 'insert-api-key', record: made.record },
      endOf(old, { expiresMs: endsMs }),
      { kind: 'append-audit', record: deedOf(ports, actor, { record: old, action: 'rotate-api-key' }) },
    ];
    return { kind: 'commit', unit, answer: createdAnswer(made, federation) };
  });
}

/** Ends a key at once and for good. */
export async function revokeApiKey(ports: Ports, actor: Actor, keyId: string): Promise<ApiKey | Refusal> {
  return decideAndCommit<ApiKey | Refusal>(ports, async () => {
    const found = await findKey(ports, actor, { keyId, roles: rolesOf('revokeApiKey') });
    if (found.kind === 'refused') return { kind: 'answer', answer: found };
    const { record, federation } = found;
    if (record.revokedMs !== null) return { kind: 'answer', answer: refused('key-ended') };
    const revokedMs = ports.clock.nowMs();
    const unit: Change[] = [
      endOf(record, { revokedMs }),
      { kind: 'append-audit', record: deedOf(ports, actor, { record, action: 'revoke-api-key' }) },
    ];
    return { kind: 'commit', unit, answer: toAnswer({ ...record, revokedMs }, federation) };
  });
}

/** Keeps the operator's first key. Called once, on an empty database. */
export async function keepBootstrapKey(ports: KeyPorts, key: string): Promise<void> {
  const terms = { tenantId: null, label: 'bootstrap', roles: null, expiresMs: null, ownerId: null };
  const record = await keyRecord(ports, key, terms);
  await ports.store.commit([{ kind: 'insert-api-key', record }]);
}

type Found = { readonly kind: 'found'; readonly record: ApiKeyRecord; readonly federation: string } | Refusal;

async function findKey(
  ports: Ports,
  actor: Actor,
  { keyId, roles }: { readonly keyId: string; readonly roles: ReturnType<typeof rolesOf> },
): Promise<Found> {
  const record = await ports.store.directory.key(keyId);
  // The operator's own keys belong to no federation, and are kept where the deployment is set up.
  if (record === null || record.tenantId === null) return refused('not-found');
  const refusal = await refuseIn(ports, actor, { tenantId: record.tenantId, roles });
  if (refusal !== null) return refusal;
  const federation = await ports.store.directory.federationById(record.tenantId);
  return federation === null ? refused('not-found') : { kind: 'found', record, federation: federation.externalId };
}

function endOf({ keyId, expiresMs }: ApiKeyRecord, set: EndApiKey['set']): EndApiKey {
  return { kind: 'end-api-key', keyId, seenExpiresMs: expiresMs, set };
}

function hasEnded({ expiresMs, revokedMs }: ApiKeyRecord, nowMs: number): boolean {
  return revokedMs !== null || (expiresMs !== null && expiresMs <= nowMs);
}

// What a body names and is not there is a field that does not fit; a role that is missing stays a missing role.
function namedInBody(refusal: Refusal, name: string): Refusal {
  if (refusal.reason !== 'not-found') return refusal;
  return refusedField('parent-not-found', '/federation', `no federation ${name}`);
}

function rolesOf(operation: 'createApiKey' | 'listApiKeys' | 'rotateApiKey' | 'revokeApiKey') {
  const roles = OPERATION_ROLES[operation];
  return roles === 'anyone' ? [] : roles;
}

function deedOf(ports: Ports, actor: Actor, { record, action }: { record: ApiKeyRecord; action: string }) {
  return auditRecord(ports, actor, { tenantId: record.tenantId, action, subject: record.keyId });
}

interface NewKey {
  readonly key: string;
  readonly record: ApiKeyRecord;
}

function createdAnswer({ key, record }: NewKey, federation: string): ApiKeyCreated {
  const { keyId, roles, expiresAt } = toAnswer(record, federation);
  return { keyId, key, federation, roles, expiresAt };
}

function toAnswer({ keyId, label, roles, createdMs, expiresMs, revokedMs }: ApiKeyRecord, federation: string): ApiKey {
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const createdAt = new Date(createdMs).toISOString();
  const named = [...(roles ?? FEDERATION_ROLES)];
  return {
    keyId,
    federation,
    label,
    roles: named,
    createdAt,
    expiresAt: instant(expiresMs),
    revokedAt: instant(revokedMs),
  };
}

/** What keeping a key takes; the first one is kept before the application is whole. */
type KeyPorts = Pick<Ports, 'store' | 'secrets' | 'ids' | 'clock'>;

type KeyTerms = Pick<ApiKeyRecord, 'tenantId' | 'label' | 'roles' | 'expiresMs' | 'ownerId'>;

async function newKey(ports: Ports, terms: KeyTerms): Promise<NewKey> {
  const key = `${KEY_PREFIX}${ports.ids.id()}${ports.ids.id().slice(0, 6)}`;
  return { key, record: await keyRecord(ports, key, terms) };
}

async function keyRecord(ports: KeyPorts, key: string, terms: KeyTerms): Promise<ApiKeyRecord> {
  const keyHash = await ports.secrets.keyHash(key);
  return { keyId: ports.ids.id(), keyHash, ...terms, createdMs: ports.clock.nowMs(), revokedMs: null };
}
