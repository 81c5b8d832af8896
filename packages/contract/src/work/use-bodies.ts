// What has to be said when the use of what was given changes.

import * as z from 'zod/mini';
import { evidenceFile } from '../ledger.ts';
import { budgetLine } from '../project.ts';
import { civilDate, plainText, publicLine, publicParagraphs } from '../scalars.ts';
import { count, plainStep, reasonedStep, stepBody } from './body-parts.ts';

const changeOfUse = z
  .strictObject({
    /** What it was given for, and what it shall be used for. */
    givenFor: publicParagraphs(400),
    usedFor: publicParagraphs(400),
    why: publicParagraphs(600),
    /** Every line of the budget as it shall be. */
    budget: z.array(budgetLine).check(z.minLength(1), z.maxLength(50)),
  })
  .check(
    z.refine(({ budget }) => new Set(budget.map(({ item }) => item)).size === budget.length, {
      error: 'two lines of one name',
      path: ['budget'],
    }),
  )
  .register(z.globalRegistry, {
    id: 'ChangeOfUseInput',
    description: 'Another use of what a project raised: what it was, what it shall be, why, and the whole new budget.',
  });

const consultation = stepBody({
  /** Gifts under a written agreement that names the use, and how many of their givers consented in writing. */
  agreements: z.strictObject({ gifts: count, consented: count }),
  /** The residents' decision, where they met. */
  meeting: z.optional(
    z.strictObject({
      heldOn: civilDate,
      present: count,
      inFavour: count,
      against: count,
      decision: publicParagraphs(400),
    }),
  ),
  /** Where and when it hung for all to read, and what was said to it. */
  notice: z.strictObject({ on: civilDate, place: publicLine(100), objections: z.optional(publicParagraphs(400)) }),
  evidence: z.array(evidenceFile).check(z.minLength(1), z.maxLength(20)),
})
  .check(
    z.refine(({ agreements }) => agreements.consented <= agreements.gifts, {
      error: 'more consents than agreements',
      path: ['agreements', 'consented'],
    }),
    z.refine(({ meeting }) => meeting === undefined || meeting.inFavour + meeting.against <= meeting.present, {
      error: 'more votes than people present',
      path: ['meeting', 'present'],
    }),
  )
  .register(z.globalRegistry, {
    id: 'UseConsultationInput',
    description: 'Who consented and where it was announced, with the papers. No names.',
  });

const decision = stepBody({
  decidedBy: z.enum(['council', 'other']),
  decidedOn: civilDate,
  /** Number of the minutes, and what was decided. */
  decision: publicParagraphs(400),
  /** Of a charity that has a supervising unit 业务主管单位: whether it agreed. */
  supervisingUnit: z.enum(['none', 'agreed']),
}).register(z.globalRegistry, {
  id: 'UseDecisionInput',
  description: 'The decision of the council that the approval rests on.',
});

const filing = stepBody({
  /** The registrar's reference of the changed filing. */
  filingNumber: plainText(60),
  filedOn: civilDate,
  lookup: z.optional(plainText(200)),
}).register(z.globalRegistry, {
  id: 'UseFilingInput',
  description: 'The filing of the change with the registrar that the plan was filed with.',
});

const edited = stepBody({ content: changeOfUse }).register(z.globalRegistry, {
  id: 'ChangeOfUseEditInput',
  description: 'The whole change, written anew.',
});

export const USE_BODIES = {
  'changes-of-use': {
    open: changeOfUse,
    steps: {
      edit: edited,
      consult: consultation,
      return: reasonedStep,
      approve: decision,
      reject: reasonedStep,
      file: filing,
      publish: plainStep,
      withdraw: plainStep,
    },
  },
} as const;
