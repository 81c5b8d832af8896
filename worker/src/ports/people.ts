// People and what they are granted. Who they are to the computer, their passwords and sessions, is the port of signing in.

import type { FederationRole, Role } from '@happy-homeland/contract';

export interface PersonRecord {
  readonly personId: string;
  readonly name: string;
  /** In lower case; one person, one address. */
  readonly email: string;
  readonly twoFactor: boolean;
}

/** One role of one person. It is given and withdrawn, never changed. */
export interface GrantRecord {
  readonly grantId: string;
  /** Null for the operator's, which is of the deployment. */
  readonly tenantId: string | null;
  readonly personId: string;
  readonly role: Role;
  readonly partnerId: string | null;
  readonly charityId: string | null;
  readonly givenMs: number;
  readonly givenBy: string;
  readonly withdrawnMs: number | null;
  readonly withdrawnBy: string | null;
}

/** A grant that waits for its person. */
export interface InvitationRecord {
  readonly invitationId: string;
  readonly tenantId: string;
  readonly email: string;
  readonly name: string;
  readonly role: FederationRole;
  readonly partnerId: string | null;
  readonly charityId: string | null;
  readonly tokenHash: string;
  readonly invitedBy: string;
  readonly invitedMs: number;
  readonly expiresMs: number;
  readonly acceptedMs: number | null;
  readonly withdrawnMs: number | null;
}

export type PeopleChange =
  /** With the hash of the password that was chosen. Loses `person` where the address has one already. */
  | {
      readonly kind: 'insert-person';
      readonly record: Pick<PersonRecord, 'personId' | 'name' | 'email'>;
      readonly passwordHash: string;
      readonly atMs: number;
    }
  /** Loses `grant` where the person has the same already. */
  | { readonly kind: 'give-grant'; readonly record: GrantRecord }
  /** Loses `grant` where it is withdrawn already. */
  | { readonly kind: 'withdraw-grant'; readonly grantId: string; readonly atMs: number; readonly by: string }
  | { readonly kind: 'insert-invitation'; readonly record: InvitationRecord }
  /** Loses `invitation` where it was accepted or withdrawn, or has run out by `atMs`. */
  | { readonly kind: 'accept-invitation'; readonly invitationId: string; readonly atMs: number };

/** A person with what it has in one federation. */
export interface Member {
  readonly person: PersonRecord;
  readonly grants: readonly GrantRecord[];
}

export interface PeopleReads {
  person(personId: string): Promise<PersonRecord | null>;
  personByEmail(email: string): Promise<PersonRecord | null>;
  /** What a person has now, oldest first. Asked at every request, so that what was withdrawn counts no more at the next. */
  grantsOf(personId: string): Promise<readonly GrantRecord[]>;
  grant(grantId: string): Promise<GrantRecord | null>;
  /** People with a role in a federation, by their ids, those after `after`. */
  members(query: {
    readonly tenantId: string;
    readonly after?: string | undefined;
    readonly limit: number;
  }): Promise<readonly Member[]>;
  invitationByToken(tokenHash: string): Promise<InvitationRecord | null>;
}
