// Keys for programs. The deployment keeps a hash only, so the key is readable in one answer and never again. Its roles are
// its scopes; whoever made it answers for what it does.

import * as z from 'zod/mini';
import { LIST_LIMIT_DEFAULT, LIST_LIMIT_MAX, pageOf } from './page.ts';
import { FEDERATION_ROLES } from './role.ts';
import { externalId, id, instant, plainText } from './scalars.ts';

export const federationRole = z.enum(FEDERATION_ROLES);

const roles = z.array(federationRole).check(z.minLength(1), z.maxLength(FEDERATION_ROLES.length));

/** How long a key may go on after it was rotated, hours. */
export const OVERLAP_MAX_HOURS = 720;

export const apiKeyInput = z
  .strictObject({
    federation: externalId,
    label: plainText(60),
    /** All roles of the federation where none are named. */
    roles: z.optional(roles),
    expiresAt: z.optional(instant),
  })
  .register(z.globalRegistry, {
    id: 'ApiKeyInput',
    description: 'Ask for a key that acts for one federation only, in the roles it names.',
  });

export const apiKeyCreated = z
  .strictObject({ keyId: id, key: z.string(), federation: externalId, roles, expiresAt: z.nullable(instant) })
  .register(z.globalRegistry, {
    id: 'ApiKeyCreated',
    description: 'The key itself, shown once. Keep it; only its hash is stored.',
  });

export const apiKeyRotation = z
  .strictObject({ overlapHours: z._default(z.int().check(z.gte(0), z.lte(OVERLAP_MAX_HOURS)), 24) })
  .register(z.globalRegistry, {
    id: 'ApiKeyRotation',
    description: 'How long the old key goes on beside the new one, hours.',
  });

export const apiKey = z
  .strictObject({
    keyId: id,
    federation: externalId,
    label: z.string(),
    roles,
    createdAt: instant,
    expiresAt: z.nullable(instant),
    revokedAt: z.nullable(instant),
  })
  .register(z.globalRegistry, { id: 'ApiKey', description: 'A key as it is kept: everything but the key itself.' });

export const apiKeyPage = pageOf(apiKey);

/** A list of one federation. */
export const ofFederationQuery = z.strictObject({
  federation: externalId,
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(LIST_LIMIT_MAX)), LIST_LIMIT_DEFAULT),
});

export type ApiKeyInput = z.infer<typeof apiKeyInput>;
export type ApiKeyCreated = z.infer<typeof apiKeyCreated>;
export type ApiKeyRotation = z.infer<typeof apiKeyRotation>;
export type ApiKey = z.infer<typeof apiKey>;
export type OfFederationQuery = z.infer<typeof ofFederationQuery>;
