// Who may publish. A key is 160 random bits; the database keeps its SHA-256, so a stolen database opens nothing.

import type { ApiKeyCreated, ApiKeyInput } from '@happy-homeland/contract';
import type { ApiKeyRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { auditRecord } from '../audit.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

const KEY_PREFIX = 'hhk_';

/** The actor a key stands for; `unauthorized` when it is unknown, expired or revoked. */
export async function authenticate(ports: Ports, apiKey: string | null): Promise<Actor | Refusal> {
  if (apiKey === null || apiKey.length > 200) return refused('unauthorized');
  const record = await ports.store.directory.apiKey(await ports.secrets.keyHash(apiKey));
  const nowMs = ports.clock.nowMs();
  if (!record || record.revokedMs !== null) return refused('unauthorized');
  if (record.expiresMs !== null && record.expiresMs <= nowMs) return refused('unauthorized');
  return { keyId: record.keyId, tenantId: record.tenantId };
}

/** Makes a key for one federation. Only the operator may; the key is readable in this answer and never again. */
export async function createApiKey(ports: Ports, actor: Actor, input: ApiKeyInput): Promise<ApiKeyCreated | Refusal> {
  if (actor.tenantId !== null) return refused('forbidden', { detail: 'only the operator makes keys' });
  const federation = await ports.store.directory.federation(input.federation);
  if (!federation) return refused('parent-not-found', { detail: `no federation ${input.federation}` });
  const key = `${KEY_PREFIX}${ports.ids.id()}${ports.ids.id().slice(0, 6)}`;
  const { tenantId } = federation;
  const record = await keyRecord(ports, key, { tenantId, label: input.label, expiresAt: input.expiresAt });
  await ports.store.commit([
    { kind: 'insert-api-key', record },
    {
      kind: 'append-audit',
      record: auditRecord(ports, actor, { tenantId, action: 'create-api-key', subject: record.keyId }),
    },
  ]);
  return { keyId: record.keyId, key, federation: input.federation, expiresAt: input.expiresAt ?? null };
}

/** Keeps the operator's first key. Called once, on an empty database. */
export async function keepBootstrapKey(ports: KeyPorts, key: string): Promise<void> {
  const record = await keyRecord(ports, key, { tenantId: null, label: 'bootstrap', expiresAt: undefined });
  await ports.store.commit([{ kind: 'insert-api-key', record }]);
}

/** What keeping a key takes; the first one is kept before the application is whole. */
type KeyPorts = Pick<Ports, 'store' | 'secrets' | 'ids' | 'clock'>;

interface KeyTerms {
  readonly tenantId: string | null;
  readonly label: string;
  readonly expiresAt: string | undefined;
}

async function keyRecord(ports: KeyPorts, key: string, terms: KeyTerms): Promise<ApiKeyRecord> {
  return {
    keyId: ports.ids.id(),
    keyHash: await ports.secrets.keyHash(key),
    tenantId: terms.tenantId,
    label: terms.label,
    createdMs: ports.clock.nowMs(),
    expiresMs: terms.expiresAt === undefined ? null : Date.parse(terms.expiresAt),
    revokedMs: null,
  };
}
