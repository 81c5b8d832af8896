// A federation (慈善会) is the tenant: every row of the deployment belongs to one.

import * as z from 'zod/mini';
import { ruleFinding } from './compliance.ts';
import { externalId, id, plainText, region, uscc } from './scalars.ts';

/** Kinds of body that take part in an appeal. */
export const bodyKind = z.enum([
  'foundation',
  'association',
  'service',
  'residents-committee',
  'villagers-committee',
  'community-organisation',
  'company',
]);

/** How high a federation stands, from the top. */
export const federationLevel = z.enum(['province', 'city', 'county', 'township', 'village']);

/** Who signs a plan: a level, or whoever holds the certificate that it is raised under. */
export const reviewLevel = z.enum([...federationLevel.options, 'certificate-holder']);

export const federationInput = z
  .strictObject({
    name: plainText(100),
    kind: bodyKind,
    uscc: z.optional(uscc),
    registrar: z.optional(plainText(100)),
    region: z.optional(region),
    contact: z.optional(plainText(100)),
    /** The federation above it, and how high it stands itself. */
    parent: z.optional(externalId),
    level: z.optional(federationLevel),
    /**
     * Which levels sign a plan of it, or of a federation below that says nothing else, in this order. Without any, its
     * own desk and every federation above.
     */
    reviewChain: z.optional(
      z.array(reviewLevel).check(
        z.minLength(1),
        z.maxLength(6),
        z.refine((chain) => new Set(chain).size === chain.length, { error: 'each level signs once' }),
      ),
    ),
    /** Rule pack: `cn` mainland charity law, `open` elsewhere. Stripe live mode is refused under `cn`. */
    pack: z._default(z.enum(['cn', 'open']), 'cn'),
    /** What overdue disclosure brings about; what is left out is as the pack begins: both under `cn`, neither under `open`. */
    disclosurePolicy: z.optional(
      z.strictObject({
        /** An appeal whose own disclosure is overdue takes no further gifts. */
        overduePausesIntake: z.optional(z.boolean()),
        /** A charity that owes any disclosure publishes no new campaign or project. */
        blocksNewCampaigns: z.optional(z.boolean()),
      }),
    ),
  })
  .register(z.globalRegistry, {
    id: 'FederationInput',
    description: 'A charity federation: the tenant that publishes projects and accounts for them.',
    examples: [{ name: '示例县慈善会', kind: 'association', region: '511800', pack: 'cn' }],
  });

export type FederationInput = z.infer<typeof federationInput>;
export type FederationLevel = z.infer<typeof federationLevel>;
export type Pack = FederationInput['pack'];

/** The answer to every upsert: the server's id, and whether this call created, changed or left the thing alone. */
export const upsertResult = z
  .strictObject({
    externalId,
    id,
    outcome: z.enum(['created', 'updated', 'unchanged']),
    href: z.optional(z.string()),
    /** Rules that what was put does not keep: it was taken, because facts must be told, and closes intake. */
    rules: z.optional(z.array(ruleFinding)),
  })
  .register(z.globalRegistry, { id: 'UpsertResult', description: 'What an idempotent PUT did.' });

export type UpsertResult = z.infer<typeof upsertResult>;
