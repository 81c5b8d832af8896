// People, grants and invitations. That a grant is given once and only ends is kept by triggers.

import { unreachable } from '../../../assert.ts';
import type { PeopleChange } from '../../../ports/index.ts';
import { invitation, person, personAccount, personGrant } from '../schema.ts';
import type { Compiled } from './compiled.ts';
import { hitOneRow, insertRow, updateRow } from './row.ts';

type OfKind<Kind extends PeopleChange['kind']> = Extract<PeopleChange, { readonly kind: Kind }>;

export function compilePeople(change: PeopleChange): Compiled[] {
  switch (change.kind) {
    case 'insert-person':
      return insertPerson(change);
    case 'give-grant':
      return [insertRow(personGrant, change.record)];
    case 'withdraw-grant': {
      const { grantId, atMs: withdrawnMs, by: withdrawnBy } = change;
      const where = { grantId, withdrawnMs: null };
      return updateRow(personGrant, { set: { withdrawnMs, withdrawnBy }, where, guard: 'grant' });
    }
    case 'insert-invitation':
      return [insertRow(invitation, change.record)];
    case 'accept-invitation':
      return [{ sql: ACCEPT, args: [change.atMs, change.invitationId, change.atMs] }, hitOneRow('invitation')];
    default:
      return unreachable(change);
  }
}

const ACCEPT = `UPDATE invitation SET accepted_ms = ?
  WHERE invitation_id = ? AND accepted_ms IS NULL AND withdrawn_ms IS NULL AND expires_ms > ?`;

/** The provider that better-auth knows a password by. */
const BY_PASSWORD = 'credential';

function insertPerson({ record, passwordHash, atMs }: OfKind<'insert-person'>): Compiled[] {
  const { personId, name, email } = record;
  const at = new Date(atMs);
  const made = { createdAt: at, updatedAt: at };
  return [
    // Whoever accepts an invitation holds the address it was sent to.
    insertRow(person, { id: personId, name, email, emailVerified: true, twoFactorEnabled: false, ...made }),
    insertRow(personAccount, {
      id: personId,
      userId: personId,
      providerId: BY_PASSWORD,
      accountId: personId,
      password: passwordHash,
      ...made,
    }),
  ];
}
