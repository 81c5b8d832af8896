import type { PartnerInput } from '@happy-homeland/contract';
import type { Change, GrantRecord, InvitationRecord, PartnerRecord } from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';

export function aPartner(over: Partial<PartnerRecord> = {}): PartnerRecord {
  const record = {
    tenantId: anId('tenant'),
    partnerId: anId('partner'),
    externalId: 'shili-village',
    name: '示例村村民委员会',
    kind: 'villagers-committee' as const,
    uscc: null,
    revision: 1,
    updatedMs: NOW_MS,
    ...over,
  };
  return { ...record, body: over.body ?? bodyOf(record) };
}

function bodyOf({ name, kind, uscc }: Omit<PartnerRecord, 'body'>): PartnerInput {
  return { federation: 'shili', name, kind, ...(uscc === null ? {} : { uscc }) };
}

export function aGrant(over: Partial<GrantRecord> = {}): GrantRecord {
  return {
    grantId: anId('grant'),
    tenantId: anId('tenant'),
    personId: anId('person'),
    role: 'reviewer',
    partnerId: null,
    charityId: null,
    givenMs: NOW_MS,
    givenBy: anId('key'),
    withdrawnMs: null,
    withdrawnBy: null,
    ...over,
  };
}

export function anInvitation(over: Partial<InvitationRecord> = {}): InvitationRecord {
  return {
    invitationId: anId('invitation'),
    tenantId: anId('tenant'),
    email: 'li@example.org',
    name: '李示例',
    role: 'reviewer',
    partnerId: null,
    charityId: null,
    tokenHash: 'c0ffee'.padEnd(64, '1'),
    invitedBy: anId('key'),
    invitedMs: NOW_MS,
    expiresMs: NOW_MS + 7 * 86_400_000,
    acceptedMs: null,
    withdrawnMs: null,
    ...over,
  };
}

/** A person who signs in with a password that nobody knows. */
export function insertPerson(label = 'person'): Change {
  const record = { personId: anId(label), name: `示例 ${label}`, email: `${label}@example.org` };
  return { kind: 'insert-person', record, passwordHash: 'none', atMs: NOW_MS };
}
