// Accepting an invitation. The person, the role and the end of the invitation are one unit: nobody is left with an account
// and no role, or with a link that works twice.

import type { Role } from '@happy-homeland/contract';
import type { Change, InvitationRecord, Ports, SignInAnswer } from '../../ports/index.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import type { Caller } from './caller.ts';
import { tryEntry } from './entry.ts';
import { limitFailures } from './failed-access.ts';
import { grantRecord, grantUnit } from './people.ts';

/** What the page of an invitation shows. */
export interface InvitationView {
  readonly federation: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The address has a person already, who shows it by the password. */
  readonly isKnown: boolean;
}

/** What is posted on the page of an invitation. */
export interface Acceptance {
  readonly token: string;
  readonly password: string;
  readonly caller: Caller;
  readonly cookie: string | null;
}

/** The invitation behind a link, or why it is none. */
export async function viewInvitation(
  ports: Ports,
  { token, caller }: Pick<Acceptance, 'token' | 'caller'>,
): Promise<InvitationView | Refusal> {
  const invitation = await limitFailures(ports, caller, {
    access: () => openInvitation(ports, token),
    isFailure: isRefusal,
  });
  if (isRefusal(invitation)) return invitation;
  const { tenantId, name, email, role } = invitation;
  const [federation, person] = await Promise.all([
    ports.store.directory.federationById(tenantId),
    ports.store.directory.personByEmail(email),
  ]);
  return { federation: federation?.name ?? '', name, email, role, isKnown: person !== null };
}

/**
 * Accepts it with a password: the one that is chosen, or the person's own. Answers as a step of signing in; whoever uses a
 * second factor is asked for the code afterwards, and has the role already.
 */
export async function acceptInvitation(
  ports: Ports,
  { token, password, caller, cookie }: Acceptance,
): Promise<SignInAnswer | Refusal> {
  const invitation = await openInvitation(ports, token);
  if (isRefusal(invitation)) return invitation;
  const { email } = invitation;
  const person = await ports.store.directory.personByEmail(email);
  if (person === null) {
    if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX) {
      return { kind: 'refused', reason: 'weak-password' };
    }
    const refusal = await accept(ports, invitation, { personId: ports.ids.id(), password });
    return refusal ?? ports.signIn.step({ kind: 'password', email, password }, cookie);
  }
  const entered = await tryEntry(ports, { step: { kind: 'password', email, password }, caller, cookie });
  if (entered.kind === 'refused') return entered;
  return (await accept(ports, invitation, { personId: person.personId, password: null })) ?? entered;
}

async function openInvitation(ports: Ports, token: string): Promise<InvitationRecord | Refusal> {
  if (!/^[a-z2-7]{52}$/.test(token)) return refused('not-found');
  const invitation = await ports.store.directory.invitationByToken(await ports.secrets.keyHash(token));
  if (invitation === null) return refused('not-found');
  const isOpen = invitation.acceptedMs === null && invitation.withdrawnMs === null;
  return isOpen && invitation.expiresMs > ports.clock.nowMs() ? invitation : refused('invitation-ended');
}

async function accept(
  ports: Ports,
  invitation: InvitationRecord,
  { personId, password }: { readonly personId: string; readonly password: string | null },
): Promise<Refusal | null> {
  const atMs = ports.clock.nowMs();
  const { invitationId, name, email, invitedBy, tenantId } = invitation;
  const newcomer: Change[] = [];
  if (password !== null) {
    const passwordHash = await ports.signIn.passwordHash(password);
    newcomer.push({ kind: 'insert-person', record: { personId, name, email }, passwordHash, atMs });
  }
  const record = grantRecord(ports, { ...invitation, personId, givenBy: invitedBy });
  const outcome = await ports.store.commit([
    { kind: 'accept-invitation', invitationId, atMs },
    ...newcomer,
    ...grantUnit(ports, { keyId: invitedBy, tenantId }, record),
  ]);
  if (outcome.kind === 'committed') return null;
  // The same link opened twice, or the role given meanwhile: what was promised is there.
  return outcome.guard === 'grant' ? refused('already-given') : refused('invitation-ended');
}
