// One filed plan (募捐方案) under one filing number (Measures on Public Fundraising arts. 10 and 12). Its title,
// dates and partners are what the registrar published, so pages quote them verbatim.

import * as z from 'zod/mini';
import { bodyKind } from './federation.ts';
import { civilDate, costMoney, externalId, facts, largeMoney, paragraphs, plainText, uscc, webUrl } from './scalars.ts';

export const partner = z
  .strictObject({
    name: plainText(100),
    kind: bodyKind,
    uscc: z.optional(uscc),
    assessedOn: z.optional(civilDate),
    agreementSignedOn: z.optional(civilDate),
  })
  .register(z.globalRegistry, {
    id: 'Partner',
    description: 'A partner named in the filed plan 合作方. Never the payee.',
  });

export const designatedPlatform = z
  .strictObject({ name: plainText(100), listingUrl: webUrl })
  .register(z.globalRegistry, {
    id: 'DesignatedPlatform',
    description: 'A listing on a designated online platform (Charity Law art. 27).',
  });

export const plan = z
  .strictObject({
    purpose: paragraphs(1000),
    beneficiaries: z.strictObject({
      scope: plainText(500),
      estimatedPeople: z.optional(z.int().check(z.gte(0), z.lte(1_000_000_000))),
      howChosen: paragraphs(500),
    }),
    costPlan: z.strictObject({
      fundraising: z.optional(costMoney),
      managementBps: z.int().check(z.gte(0), z.lte(10_000)),
    }),
    surplus: paragraphs(500),
    responsible: z.strictObject({ name: plainText(60), office: plainText(200) }),
    methods: z.array(plainText(40)).check(z.minLength(1), z.maxLength(10)),
  })
  .register(z.globalRegistry, {
    id: 'Plan',
    description: 'The parts of the filed plan that must be public (Charity Law art. 24).',
  });

export const campaignInput = z
  .strictObject({
    federation: externalId,
    charity: externalId,
    filedTitle: plainText(120),
    filingNumber: plainText(60),
    filedOn: civilDate,
    startsOn: civilDate,
    endsOn: civilDate,
    expected: largeMoney,
    plan,
    designatedPlatforms: z._default(z.array(designatedPlatform).check(z.maxLength(10)), []),
    partners: z._default(z.array(partner).check(z.maxLength(100)), []),
    facts: z.optional(facts),
  })
  .check(
    z.refine((campaign) => campaign.startsOn <= campaign.endsOn, {
      error: 'endsOn must not be before startsOn',
      path: ['endsOn'],
    }),
  )
  .register(z.globalRegistry, { id: 'CampaignInput', description: 'One filed fundraising campaign 公开募捐活动.' });

export type CampaignInput = z.infer<typeof campaignInput>;
export type Plan = z.infer<typeof plan>;
export type Partner = z.infer<typeof partner>;
export type DesignatedPlatform = z.infer<typeof designatedPlatform>;
