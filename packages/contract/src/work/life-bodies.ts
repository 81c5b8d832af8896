// What has to be said about a project that the public sees.

import * as z from 'zod/mini';
import { paragraphs } from '../scalars.ts';
import { plainStep, reasonedStep, stepBody } from './body-parts.ts';

const life = z.strictObject({ note: z.optional(paragraphs(300)) }).register(z.globalRegistry, {
  id: 'ProjectLifeInput',
  description: 'Begins the record of a published project; one that came out of a project plan has begun already.',
});

const told = stepBody({ reason: paragraphs(300) }).register(z.globalRegistry, {
  id: 'ToldStepInput',
  description: 'A step with the reason that the public is told. No personal data.',
});

const ending = stepBody({
  why: z.enum(['goal-reached', 'term-over', 'decided']),
  reason: paragraphs(300),
}).register(z.globalRegistry, {
  id: 'EndStepInput',
  description: 'Why no more gifts are taken, for good: the goal, the last day, or a decision of the charity.',
});

export const LIFE_BODIES = {
  'project-lives': {
    open: life,
    steps: { pause: told, resume: told, end: ending, settle: plainStep, return: reasonedStep, close: plainStep },
  },
} as const;
