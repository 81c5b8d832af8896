// What is told while the work goes on.

import * as z from 'zod/mini';
import { evidenceFile } from '../ledger.ts';
import { outcomes } from '../outcomes.ts';
import { civilDate, plainText, publicLine, publicParagraphs } from '../scalars.ts';
import { count, plainStep, stepBody } from './body-parts.ts';

const photographs = z._default(z.array(evidenceFile).check(z.maxLength(9)), []);

const update = z
  .strictObject({
    happenedOn: civilDate,
    title: publicLine(60),
    text: publicParagraphs(2000),
    /** A milestone of the published plan that is reached with this. */
    milestone: z.optional(plainText(80)),
    /** What was done so far: sessions held, people and households reached. */
    outcomes: z.optional(outcomes),
    photographs,
  })
  .register(z.globalRegistry, {
    id: 'UpdateInput',
    description: 'What happened, for those who gave. No personal data.',
  });

const visit = z
  .strictObject({
    visitedOn: civilDate,
    found: publicParagraphs(2000),
    /** What has to be mended, and by when. */
    mend: z.optional(z.strictObject({ what: publicParagraphs(600), by: civilDate })),
    photographs,
  })
  .register(z.globalRegistry, { id: 'VisitInput', description: 'What a visit to the place found.' });

const acceptance = z
  .strictObject({
    acceptedOn: civilDate,
    asked: count,
    satisfied: count,
    neutral: count,
    dissatisfied: count,
    said: z.optional(publicParagraphs(1000)),
    /** What was reached in all; it stands in the place of what updates said. */
    outcomes: z.optional(outcomes),
    photographs,
  })
  .check(
    z.refine(({ asked, satisfied, neutral, dissatisfied }) => satisfied + neutral + dissatisfied <= asked, {
      error: 'more answers than people asked',
      path: ['asked'],
    }),
  )
  .register(z.globalRegistry, { id: 'AcceptanceInput', description: 'Three faces, counted.' });

const explanation = publicParagraphs(300);

export const PROGRESS_BODIES = {
  updates: {
    open: update,
    steps: {
      edit: stepBody({ content: update }).register(z.globalRegistry, {
        id: 'UpdateEditInput',
        description: 'The whole update, changed before it is published.',
      }),
      publish: plainStep,
      correct: stepBody({ content: update, explanation }).register(z.globalRegistry, {
        id: 'UpdateCorrectionInput',
        description: 'The whole update as it should have been, and what was wrong. Both stay public.',
      }),
      withdraw: plainStep,
    },
  },
  visits: {
    open: visit,
    steps: {
      correct: stepBody({ content: visit, explanation }).register(z.globalRegistry, {
        id: 'VisitCorrectionInput',
        description: 'The whole record as it should have been, and what was wrong. Both stay public.',
      }),
    },
  },
  acceptances: {
    open: acceptance,
    steps: {
      edit: stepBody({ content: acceptance }).register(z.globalRegistry, {
        id: 'AcceptanceEditInput',
        description: 'The whole count, mended before it is confirmed.',
      }),
      confirm: plainStep,
      withdraw: plainStep,
    },
  },
} as const;
