// A micro-project (微项目): one need inside a filed campaign, and what the widget shows of it. The card is public and
// cacheable, so it carries nothing that depends on who asks; the channel is a resource of its own.

import * as z from 'zod';
import { designatedPlatform, partner, plan } from './campaign.ts';
import { certificate, contact } from './charity.ts';
import { fundUse, sourceFigure } from './fund-use.ts';
import { CURRENCIES } from './money.ts';
import {
  civilDate,
  externalId,
  id,
  instant,
  largeMoney,
  minor,
  paragraphs,
  plainText,
  region,
  webUrl,
} from './scalars.ts';

export const budgetLine = z
  .strictObject({ item: plainText(80), amount: largeMoney })
  .meta({ id: 'BudgetLine', description: 'One line of the project budget.' });

export const projectInput = z
  .strictObject({
    federation: externalId,
    campaign: externalId,
    title: plainText(60),
    summary: paragraphs(300),
    category: z.string().regex(/^[a-z][a-z-]{1,39}$/),
    action: plainText(40).optional(),
    community: plainText(80),
    region,
    partner: plainText(100).optional(),
    goal: largeMoney,
    /** Reaching the goal closes intake (`close`) or not (`continue`). A goal is not a cap unless `hardCap`. */
    atGoal: z.enum(['close', 'continue']).default('close'),
    hardCap: z.boolean().default(false),
    budget: z.array(budgetLine).max(50).default([]),
    milestones: z.array(plainText(80)).max(20).default([]),
    photo: webUrl.optional(),
    /** Smallest and largest single gift, minor units. */
    minGiftMinor: z.int().min(1).max(99_999_999).default(100),
    maxGiftMinor: z.int().min(1).max(99_999_999).default(5_000_000),
    presetsMinor: z.array(z.int().min(1).max(99_999_999)).min(1).max(8).default([1000, 2000, 5000, 10_000]),
    /** Who bears the payment fee: the gift (`donation`) or the charity's own funds (`charity`). */
    feeBearer: z.enum(['donation', 'charity']).default('donation'),
  })
  .refine((project) => project.minGiftMinor <= project.maxGiftMinor, {
    error: 'maxGiftMinor must not be below minGiftMinor',
    path: ['maxGiftMinor'],
  })
  .meta({ id: 'ProjectInput', description: 'A micro-project inside a filed campaign.' });

/** Why money is not taken now; `open` means it is. */
export const intake = z.enum(['open', 'not-yet-open', 'campaign-ended', 'certificate-expired', 'goal-reached']);

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

export const projectCard = z
  .strictObject({
    projectId: id,
    title: z.string(),
    summary: z.string(),
    filedTitle: z.string(),
    filingNumber: z.string(),
    category: z.string(),
    action: z.string().nullable(),
    community: z.string(),
    region: z.string(),
    photo: z.string().nullable(),
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
  .meta({ id: 'ProjectCard', description: 'The public card: who receives, for whom, how much, where it went.' });

export const projectQuery = z.strictObject({
  status: z.enum(['upcoming', 'open', 'ended']).optional(),
  category: z.string().max(40).optional(),
  region: z.string().max(6).optional(),
  q: z.string().max(60).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export type ProjectInput = z.infer<typeof projectInput>;
export type ProjectCard = z.infer<typeof projectCard>;
export type ProjectQuery = z.infer<typeof projectQuery>;
export type Intake = z.infer<typeof intake>;
