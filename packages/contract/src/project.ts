// A micro-project (微项目): one need inside a filed campaign.

import * as z from 'zod/mini';
import { outcomes } from './outcomes.ts';
import { externalId, facts, largeMoney, paragraphs, plainText, publicLine, region, webUrl } from './scalars.ts';

export const budgetLine = z
  .strictObject({ item: publicLine(80), amount: largeMoney })
  .register(z.globalRegistry, { id: 'BudgetLine', description: 'One line of the project budget.' });

/** Partners by their external ids: who raised the need, who designs, who carries out and who supervises (五社联动). */
export const parties = z
  .strictObject({
    raisedBy: z.optional(externalId),
    designedBy: z.optional(externalId),
    carriedOutBy: z.optional(externalId),
    supervisedBy: z.optional(externalId),
  })
  .check(
    z.refine((who) => who.supervisedBy === undefined || who.supervisedBy !== who.carriedOutBy, {
      error: 'whoever carries it out cannot supervise it',
      path: ['supervisedBy'],
    }),
  )
  .register(z.globalRegistry, {
    id: 'Parties',
    description: 'Who does what in a project, each a partner of the federation.',
  });

export const projectInput = z
  .strictObject({
    federation: externalId,
    campaign: externalId,
    title: publicLine(60),
    summary: paragraphs(300),
    category: z.string().check(z.regex(/^[a-z][a-z-]{1,39}$/)),
    action: z.optional(plainText(40)),
    community: plainText(80),
    region,
    partner: z.optional(plainText(100)),
    parties: z.optional(parties),
    goal: largeMoney,
    /** Reaching the goal closes intake (`close`) or not (`continue`). A goal is not a cap unless `hardCap`. */
    atGoal: z._default(z.enum(['close', 'continue']), 'close'),
    hardCap: z._default(z.boolean(), false),
    budget: z._default(z.array(budgetLine).check(z.maxLength(50)), []),
    milestones: z._default(z.array(plainText(80)).check(z.maxLength(20)), []),
    /** What it shall come to. */
    outcomes: z.optional(outcomes),
    photo: z.optional(webUrl),
    /** Smallest and largest single gift, minor units. */
    minGiftMinor: z._default(z.int().check(z.gte(1), z.lte(99_999_999)), 100),
    maxGiftMinor: z._default(z.int().check(z.gte(1), z.lte(99_999_999)), 5_000_000),
    presetsMinor: z._default(
      z.array(z.int().check(z.gte(1), z.lte(99_999_999))).check(z.minLength(1), z.maxLength(8)),
      [1000, 2000, 5000, 10_000],
    ),
    /** Who bears the payment fee: the gift (`donation`) or the charity's own funds (`charity`). */
    feeBearer: z._default(z.enum(['donation', 'charity']), 'donation'),
    facts: z.optional(facts),
  })
  .check(
    z.refine((project) => project.minGiftMinor <= project.maxGiftMinor, {
      error: 'maxGiftMinor must not be below minGiftMinor',
      path: ['maxGiftMinor'],
    }),
  )
  .register(z.globalRegistry, { id: 'ProjectInput', description: 'A micro-project inside a filed campaign.' });

export const projectQuery = z.strictObject({
  status: z.optional(z.enum(['upcoming', 'open', 'ended'])),
  category: z.optional(z.string().check(z.maxLength(40))),
  region: z.optional(z.string().check(z.maxLength(6))),
  q: z.optional(z.string().check(z.maxLength(60))),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 20),
});

export type ProjectInput = z.infer<typeof projectInput>;
export type Parties = z.infer<typeof parties>;
export type ProjectQuery = z.infer<typeof projectQuery>;
