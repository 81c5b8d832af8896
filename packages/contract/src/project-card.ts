// What the widget and the pages show of a project. The card is public and cacheable, so it carries nothing that depends on
// who asks; the channel is a resource of its own.

import * as z from 'zod/mini';
import { designatedPlatform, partner, plan } from './campaign.ts';
import { certificate, contact } from './charity.ts';
import { fundUse, sourceFigure } from './fund-use.ts';
import { CURRENCIES } from './money.ts';
import { partnerKind } from './partner.ts';
import { budgetLine } from './project.ts';
import { civilDate, id, instant, largeMoney, minor } from './scalars.ts';

/** Why money is not taken now; `open` means it is. */
export const intake = z.enum([
  'open',
  'not-yet-open',
  'campaign-ended',
  'certificate-expired',
  'certificate-revoked',
  'blocked-by-rules',
  'goal-reached',
  'paused',
]);

const publicCharity = z.strictObject({
  name: z.string(),
  uscc: z.string(),
  kind: z.string(),
  certificate,
  accountName: z.string(),
  bank: z.string(),
  accountMasked: z.string(),
  contact,
  site: z.string(),
});

/** What must stand visibly beside the donate control (Charity Law art. 25). */
const conspicuous = z.strictObject({
  organisation: z.string(),
  uscc: z.string(),
  certificateNumber: z.string(),
  filingNumber: z.string(),
  filedTitle: z.string(),
  contact: z.string(),
  enquiry: z.string(),
  lookupUrl: z.string(),
});

/** A partner of the federation, in a project. */
const party = z.strictObject({ name: z.string(), kind: partnerKind });

export const projectCard = z
  .strictObject({
    projectId: id,
    title: z.string(),
    summary: z.string(),
    filedTitle: z.string(),
    filingNumber: z.string(),
    category: z.string(),
    action: z.nullable(z.string()),
    community: z.string(),
    region: z.string(),
    photo: z.nullable(z.string()),
    status: z.enum(['upcoming', 'open', 'ended']),
    intake,
    test: z.boolean(),
    goal: largeMoney,
    raisedMinor: z.int(),
    donors: minor,
    currency: z.enum(CURRENCIES),
    bySource: z.array(sourceFigure),
    fundUse,
    charity: publicCharity,
    federation: z.strictObject({ name: z.string() }),
    partners: z.array(partner),
    /** Who raised the need, designs it, carries it out and supervises, as far as it is said; not in lists. */
    parties: z.optional(
      z.strictObject({
        raisedBy: z.optional(party),
        designedBy: z.optional(party),
        carriedOutBy: z.optional(party),
        supervisedBy: z.optional(party),
      }),
    ),
    dates: z.strictObject({ startsOn: civilDate, endsOn: civilDate }),
    plan,
    budget: z.array(budgetLine),
    milestones: z.array(z.string()),
    platforms: z.array(designatedPlatform),
    gift: z.strictObject({ presetsMinor: z.array(z.int()), minMinor: z.int(), maxMinor: z.int() }),
    conspicuous,
    links: z.strictObject({ page: z.string(), give: z.string() }),
    asOf: instant,
  })
  .register(z.globalRegistry, {
    id: 'ProjectCard',
    description: 'The public card: who receives, for whom, how much, where it went.',
  });

export type ProjectCard = z.infer<typeof projectCard>;
export type Intake = z.infer<typeof intake>;
