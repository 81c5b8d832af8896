// People of a federation: who has which role, who is invited, and what is given and withdrawn. Nobody signs up, and nobody
// gives a role to himself.

import type {
  FederationRole,
  GrantInput,
  Invitation,
  InvitationInput,
  OfFederationQuery,
  Page,
  Person,
  PersonGrant,
} from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type { Change, FederationRecord, GrantRecord, InvitationRecord, Member, Ports } from '../../ports/index.ts';
import { MailError } from '../../ports/index.ts';
import { auditRecord } from '../audit.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { INVITATION_DAYS, invitationLetter } from './letters.ts';
import { permittedIn, refuseIn } from './permission.ts';

const DAY_MS = 86_400_000;

/** The actor a person is now; `forbidden` where nothing is granted any more. */
export async function personActor(ports: Ports, personId: string): Promise<Actor | Refusal> {
  const grants = await ports.store.directory.grantsOf(personId);
  const [first] = grants;
  if (first === undefined) return refused('forbidden', { detail: 'nothing is granted to this person' });
  const isOperator = grants.some(({ role }) => role === 'operator');
  return { kind: 'person', id: personId, keyId: personId, tenantId: isOperator ? null : first.tenantId, grants };
}

/** One page of the people with a role in a federation. */
export async function listPeople(
  ports: Ports,
  actor: Actor,
  { federation: name, cursor, limit }: OfFederationQuery,
): Promise<Page<Person> | Refusal> {
  const permitted = await permittedIn(ports, actor, { federation: name, roles: rolesOf('listPeople') });
  if (permitted.kind === 'refused') return permitted;
  if (cursor !== undefined && !/^[\w-]{1,64}$/.test(cursor)) return refused('invalid-cursor');
  const { tenantId } = permitted.federation;
  const members = await ports.store.directory.members({ tenantId, after: cursor, limit: limit + 1 });
  const shown = members.slice(0, limit);
  const nextCursor = members.length > limit ? (shown.at(-1)?.person.personId ?? null) : null;
  return { items: await Promise.all(shown.map((member) => toPerson(ports, member))), nextCursor };
}

/** Invites a person in one role; the link goes to the address alone. */
export async function invitePerson(ports: Ports, actor: Actor, input: InvitationInput): Promise<Invitation | Refusal> {
  const place = await placeOf(ports, actor, { operation: 'invitePerson', input });
  if (place.kind === 'refused') return place;
  const { mail } = ports;
  if (mail === undefined) return refused('mail-not-configured');
  const known = await ports.store.directory.personByEmail(input.email);
  if (known !== null && known.personId === actor.id) return refused('forbidden', { detail: TO_ONESELF });
  const token = `${ports.ids.id()}${ports.ids.id()}`;
  const record = await invitationRecord(ports, actor, { token, input, place });
  const { tenantId, invitationId: subject } = record;
  await ports.store.commit([
    { kind: 'insert-invitation', record },
    { kind: 'append-audit', record: auditRecord(ports, actor, { tenantId, action: 'invite-person', subject }) },
  ]);
  const { email: to, name, role } = record;
  const href = `${ports.settings.publicUrl}/invitation/${token}`;
  try {
    await mail.send(invitationLetter({ to, name, role, href, federation: place.federation.name }));
  } catch (error) {
    // The invitation that nobody got runs out by itself; inviting again makes another.
    if (error instanceof MailError) return refused('mail-unavailable');
    throw error;
  }
  return { invitationId: subject, email: to, name, role, expiresAt: new Date(record.expiresMs).toISOString() };
}

/** Gives a person who has a role in the federation already one more. */
export async function giveGrant(
  ports: Ports,
  actor: Actor,
  { personId, input }: { readonly personId: string; readonly input: GrantInput },
): Promise<PersonGrant | Refusal> {
  const place = await placeOf(ports, actor, { operation: 'giveGrant', input });
  if (place.kind === 'refused') return place;
  if (personId === actor.id) return refused('forbidden', { detail: TO_ONESELF });
  const { tenantId } = place.federation;
  const grants = await ports.store.directory.grantsOf(personId);
  if (!grants.some((grant) => grant.tenantId === tenantId)) return refused('not-found');
  const record = grantRecord(ports, { ...place, tenantId, personId, role: input.role, givenBy: actor.keyId });
  const outcome = await ports.store.commit(grantUnit(ports, actor, record));
  if (outcome.kind === 'lost') return refused('already-given');
  return toGrant(ports, record);
}

/** Withdraws a role. Grants are read at every request, so that it counts no more at the next. */
export async function withdrawGrant(ports: Ports, actor: Actor, grantId: string): Promise<PersonGrant | Refusal> {
  const grant = await ports.store.directory.grant(grantId);
  if (grant === null) return refused('not-found');
  const { tenantId } = grant;
  const refusal = await refuseIn(ports, actor, { tenantId, roles: rolesOf('withdrawGrant') });
  if (refusal !== null) return refusal;
  const atMs = ports.clock.nowMs();
  const outcome = await ports.store.commit([
    { kind: 'withdraw-grant', grantId, atMs, by: actor.keyId },
    {
      kind: 'append-audit',
      record: auditRecord(ports, actor, { tenantId, action: 'withdraw-grant', subject: grantId }),
    },
  ]);
  return outcome.kind === 'lost' ? refused('stale-state') : toGrant(ports, grant);
}

/** The grant with its audit row. */
export function grantUnit(ports: Ports, actor: Pick<Actor, 'keyId' | 'tenantId'>, record: GrantRecord): Change[] {
  const { tenantId, grantId: subject } = record;
  return [
    { kind: 'give-grant', record },
    { kind: 'append-audit', record: auditRecord(ports, actor, { tenantId, action: 'give-grant', subject }) },
  ];
}

type GrantTerms = Pick<GrantRecord, 'tenantId' | 'personId' | 'role' | 'partnerId' | 'charityId' | 'givenBy'>;

export function grantRecord(ports: Ports, terms: GrantTerms): GrantRecord {
  const { tenantId, personId, role, partnerId, charityId, givenBy } = terms;
  const what = { grantId: ports.ids.id(), tenantId, personId, role, partnerId, charityId };
  return { ...what, givenMs: ports.clock.nowMs(), givenBy, withdrawnMs: null, withdrawnBy: null };
}

const TO_ONESELF = 'nobody gives a role to himself';

interface Place {
  readonly kind: 'place';
  readonly federation: FederationRecord;
  readonly partnerId: string | null;
  readonly charityId: string | null;
}

interface Named {
  readonly federation: string;
  readonly role: FederationRole;
  readonly partner?: string | undefined;
  readonly charity?: string | undefined;
}

// Where a role would count, as the body names it. What is not there is a field that does not fit.
async function placeOf(
  ports: Ports,
  actor: Actor,
  { operation, input }: { readonly operation: 'invitePerson' | 'giveGrant'; readonly input: Named },
): Promise<Place | Refusal> {
  const permitted = await permittedIn(ports, actor, { federation: input.federation, roles: rolesOf(operation) });
  if (permitted.kind === 'refused') {
    if (permitted.reason !== 'not-found') return permitted;
    return refusedField('parent-not-found', '/federation', `no federation ${input.federation}`);
  }
  const { federation } = permitted;
  const { directory } = ports.store;
  const [partner, charity] = await Promise.all([
    input.partner === undefined ? null : directory.partner(federation.tenantId, input.partner),
    input.charity === undefined ? null : directory.charity(federation.tenantId, input.charity),
  ]);
  if (input.partner !== undefined && partner === null)
    return refusedField('parent-not-found', '/partner', 'no such partner');
  if (input.charity !== undefined && charity === null)
    return refusedField('parent-not-found', '/charity', 'no such charity');
  return { kind: 'place', federation, partnerId: partner?.partnerId ?? null, charityId: charity?.charityId ?? null };
}

async function invitationRecord(
  ports: Ports,
  actor: Actor,
  { token, input, place }: { readonly token: string; readonly input: InvitationInput; readonly place: Place },
): Promise<InvitationRecord> {
  const invitedMs = ports.clock.nowMs();
  const { email, name, role } = input;
  const { partnerId, charityId } = place;
  return {
    ...{ invitationId: ports.ids.id(), tenantId: place.federation.tenantId, email, name, role, partnerId, charityId },
    tokenHash: await ports.secrets.keyHash(token),
    ...{ invitedBy: actor.keyId, invitedMs, expiresMs: invitedMs + INVITATION_DAYS * DAY_MS },
    acceptedMs: null,
    withdrawnMs: null,
  };
}

function rolesOf(operation: 'listPeople' | 'invitePerson' | 'giveGrant' | 'withdrawGrant') {
  const roles = OPERATION_ROLES[operation];
  return roles === 'anyone' ? [] : roles;
}

async function toPerson(ports: Ports, { person, grants }: Member): Promise<Person> {
  const { personId, name, email, twoFactor } = person;
  return { personId, name, email, twoFactor, grants: await Promise.all(grants.map((grant) => toGrant(ports, grant))) };
}

async function toGrant({ store }: Ports, grant: GrantRecord): Promise<PersonGrant> {
  const { grantId, role, partnerId, charityId, givenMs } = grant;
  const [partner, charity] = await Promise.all([
    partnerId === null ? null : store.directory.partnerById(partnerId),
    charityId === null ? null : store.directory.charityById(charityId),
  ]);
  const names = { partner: partner?.externalId ?? null, charity: charity?.externalId ?? null };
  return { grantId, role, ...names, givenAt: new Date(givenMs).toISOString() };
}
