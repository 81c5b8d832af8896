// People and what they are granted. Nobody signs up: a federation invites, and the invitation is the grant.

import * as z from 'zod/mini';
import { federationRole } from './api-key.ts';
import { pageOf } from './page.ts';
import { ROLES } from './role.ts';
import { externalId, id, instant, plainText } from './scalars.ts';

/** An e-mail address; kept and compared in lower case. */
export const emailAddress = z.email().check(z.maxLength(254), z.toLowerCase());

export const invitationInput = z
  .strictObject({
    federation: externalId,
    email: emailAddress,
    name: plainText(60),
    role: federationRole,
    /** Only for this partner of the federation. */
    partner: z.optional(externalId),
    /** Only for this charity of the federation. */
    charity: z.optional(externalId),
  })
  .register(z.globalRegistry, {
    id: 'InvitationInput',
    description: 'Invite a person in one role. A link goes to the address and holds for seven days.',
    examples: [{ federation: 'shili-county', email: 'li@example.org', name: '李示例', role: 'reviewer' }],
  });

export const invitation = z
  .strictObject({
    invitationId: id,
    email: z.string(),
    name: z.string(),
    role: federationRole,
    expiresAt: instant,
  })
  .register(z.globalRegistry, { id: 'Invitation', description: 'An invitation that was sent.' });

export const personGrant = z
  .strictObject({
    grantId: id,
    role: z.enum(ROLES),
    partner: z.nullable(externalId),
    charity: z.nullable(externalId),
    givenAt: instant,
  })
  .register(z.globalRegistry, { id: 'PersonGrant', description: 'One role that a person has in the federation.' });

export const person = z
  .strictObject({
    personId: z.string(),
    name: z.string(),
    email: z.string(),
    /** Whether signing in takes a one-time code as well. */
    twoFactor: z.boolean(),
    grants: z.array(personGrant),
  })
  .register(z.globalRegistry, { id: 'Person', description: 'A person with roles in the federation.' });

export const personPage = pageOf(person);

export const grantInput = z
  .strictObject({
    federation: externalId,
    role: federationRole,
    partner: z.optional(externalId),
    charity: z.optional(externalId),
  })
  .register(z.globalRegistry, {
    id: 'GrantInput',
    description: 'Give a person who is known to the federation one more role.',
  });

export type InvitationInput = z.infer<typeof invitationInput>;
export type Invitation = z.infer<typeof invitation>;
export type PersonGrant = z.infer<typeof personGrant>;
export type Person = z.infer<typeof person>;
export type GrantInput = z.infer<typeof grantInput>;
