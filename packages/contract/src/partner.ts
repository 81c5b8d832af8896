// Partners: the bodies that take part in appeals beside the charity (五社联动). The law asks for an assessment and a written
// agreement before an appeal names one (Charity Law 2023 art. 26); of both the record keeps the dates and the digests, so
// that the papers themselves can stay where they are. A body that is also a federation or a charity is recognised by its
// credit code.

import * as z from 'zod/mini';
import { pageOf } from './page.ts';
import { civilDate, externalId, id, plainText, region, uscc } from './scalars.ts';

/** What kind of body a partner is. Committees and filed organisations may have no credit code. */
export const partnerKind = z.enum([
  'residents-committee',
  'villagers-committee',
  'registered-organisation',
  'filed-organisation',
  'social-work-agency',
  'company',
  'foundation',
  'association',
  'service',
]);

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lowercase hex'));

/** A paper that is kept elsewhere: its day, the last day it holds, and its digest. */
export const datedPaper = z
  .strictObject({ on: civilDate, validTo: z.optional(civilDate), sha256: z.optional(sha256) })
  .check(
    z.refine((paper) => paper.validTo === undefined || paper.on <= paper.validTo, {
      error: 'validTo must not be before on',
      path: ['validTo'],
    }),
  )
  .register(z.globalRegistry, {
    id: 'DatedPaper',
    description: 'A paper kept elsewhere: its date, its last day, inclusive, and its SHA-256.',
  });

export const partnerInput = z
  .strictObject({
    federation: externalId,
    name: plainText(100),
    kind: partnerKind,
    uscc: z.optional(uscc),
    region: z.optional(region),
    responsible: z.optional(plainText(60)),
    /** Assessment of the partner by the charity 评估. */
    assessment: z.optional(datedPaper),
    /** Written agreement with the charity 书面协议. */
    agreement: z.optional(datedPaper),
  })
  .register(z.globalRegistry, {
    id: 'PartnerInput',
    description: 'A partner 合作方: who raises needs, designs, carries out or supervises. Never the payee.',
    examples: [
      {
        federation: 'shili-county',
        name: '示例村村民委员会',
        kind: 'villagers-committee',
        assessment: { on: '2026-09-01' },
        agreement: { on: '2026-09-10', validTo: '2027-09-09' },
      },
    ],
  });

/** What a partner is besides, by its credit code. */
export const partnerRecord = z
  .strictObject({
    externalId,
    id,
    name: z.string(),
    kind: partnerKind,
    uscc: z.nullable(z.string()),
    assessment: z.nullable(datedPaper),
    agreement: z.nullable(datedPaper),
    /** The federation and the charity that have the same credit code. */
    also: z.strictObject({ federation: z.nullable(externalId), charity: z.nullable(externalId) }),
  })
  .register(z.globalRegistry, { id: 'PartnerRecord', description: 'A partner as it is kept.' });

export const partnerPage = pageOf(partnerRecord);

export type PartnerInput = z.infer<typeof partnerInput>;
export type PartnerKind = PartnerInput['kind'];
export type DatedPaper = z.infer<typeof datedPaper>;
export type PartnerView = z.infer<typeof partnerRecord>;
