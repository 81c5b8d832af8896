// People, grants and invitations: the same rules that the database keeps with keys and triggers.

import { unreachable } from '../../assert.ts';
import type { GrantRecord, Guard, InvitationRecord, PeopleChange, PeopleReads } from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';

type OfKind<Kind extends PeopleChange['kind']> = Extract<PeopleChange, { readonly kind: Kind }>;

export function applyPeople(tables: Tables, change: PeopleChange): Guard | null {
  switch (change.kind) {
    case 'insert-person':
      return insertPerson(tables, change);
    case 'give-grant':
      return giveGrant(tables, change.record);
    case 'withdraw-grant':
      return withdrawGrant(tables, change);
    case 'insert-invitation':
      return insertInvitation(tables, change.record);
    case 'accept-invitation':
      return acceptInvitation(tables, change);
    default:
      return unreachable(change);
  }
}

function insertPerson({ people }: Tables, { record }: OfKind<'insert-person'>): Guard | null {
  requireRule(record.email === record.email.toLowerCase(), 'an address is in lower case');
  if (people.has(record.personId) || people.some(({ email }) => email === record.email)) return 'person';
  people.put(record.personId, { ...record, twoFactor: false });
  return null;
}

function giveGrant(tables: Tables, record: GrantRecord): Guard | null {
  requireRule((record.role === 'operator') === (record.tenantId === null), 'a role is of its federation');
  const { grants } = tables;
  if (grants.has(record.grantId)) return 'grant';
  const isSame = (other: GrantRecord) =>
    other.withdrawnMs === null &&
    other.personId === record.personId &&
    other.role === record.role &&
    other.tenantId === record.tenantId &&
    other.partnerId === record.partnerId &&
    other.charityId === record.charityId;
  if (grants.some(isSame)) return 'grant';
  if (!tables.people.has(record.personId) || !hasParents(tables, record)) return 'parent';
  grants.put(record.grantId, record);
  return null;
}

function hasParents(
  { federations, partners, charities }: Tables,
  { tenantId, partnerId, charityId }: Pick<GrantRecord, 'tenantId' | 'partnerId' | 'charityId'>,
): boolean {
  if (tenantId !== null && !federations.has(tenantId)) return false;
  if (partnerId !== null && partners.get(partnerId)?.tenantId !== tenantId) return false;
  return charityId === null || charities.get(charityId)?.tenantId === tenantId;
}

function withdrawGrant({ grants }: Tables, { grantId, atMs, by }: OfKind<'withdraw-grant'>): Guard | null {
  const kept = grants.get(grantId);
  if (kept?.withdrawnMs !== null) return 'grant';
  grants.put(grantId, { ...kept, withdrawnMs: atMs, withdrawnBy: by });
  return null;
}

function insertInvitation(tables: Tables, record: InvitationRecord): Guard | null {
  const { invitations } = tables;
  if (invitations.has(record.invitationId)) return 'invitation';
  if (invitations.some(({ tokenHash }) => tokenHash === record.tokenHash)) return 'invitation';
  if (!hasParents(tables, record)) return 'parent';
  invitations.put(record.invitationId, record);
  return null;
}

function acceptInvitation({ invitations }: Tables, change: OfKind<'accept-invitation'>): Guard | null {
  const kept = invitations.get(change.invitationId);
  const isOpen = kept?.acceptedMs === null && kept.withdrawnMs === null && kept.expiresMs > change.atMs;
  if (!isOpen) return 'invitation';
  invitations.put(kept.invitationId, { ...kept, acceptedMs: change.atMs });
  return null;
}

export function peopleReads(now: () => Tables): PeopleReads {
  return {
    person: async (personId) => now().people.get(personId) ?? null,
    personByEmail: async (wanted) => now().people.find(({ email }) => email === wanted) ?? null,
    grantsOf: async (personId) => activeGrants(now(), (grant) => grant.personId === personId),
    grant: async (grantId) => now().grants.get(grantId) ?? null,
    members: async ({ tenantId, after = '', limit }) => {
      const grants = activeGrants(now(), (grant) => grant.tenantId === tenantId);
      return now()
        .people.all()
        .filter(({ personId }) => personId > after && grants.some((grant) => grant.personId === personId))
        .sort((a, b) => (a.personId < b.personId ? -1 : 1))
        .slice(0, limit)
        .map((person) => ({ person, grants: grants.filter(({ personId }) => personId === person.personId) }));
    },
    invitationByToken: async (wanted) => now().invitations.find(({ tokenHash }) => tokenHash === wanted) ?? null,
  };
}

function activeGrants({ grants }: Tables, isWanted: (grant: GrantRecord) => boolean): GrantRecord[] {
  return grants
    .all()
    .filter((grant) => grant.withdrawnMs === null && isWanted(grant))
    .sort((a, b) => a.givenMs - b.givenMs || (a.grantId < b.grantId ? -1 : 1));
}
