// What a need becomes before it is an appeal.

import * as z from 'zod/mini';
import { evidenceFile } from '../ledger.ts';
import { projectInput } from '../project.ts';
import { civilDate, externalId, paragraphs, plainText } from '../scalars.ts';
import { count, plainStep, reasonedStep, signature, stepBody } from './body-parts.ts';

// A draft may leave out whatever is not known yet; what is there has to fit. Submitting asks for all of it.
const draft = z.partial(z.strictObject(projectInput.shape));

const projectPlan = z
  .strictObject({
    federation: externalId,
    /** The publisher's own key that the project will be published under. */
    externalId,
    project: draft,
  })
  .register(z.globalRegistry, {
    id: 'ProjectPlanInput',
    description: 'A project before it is published; whatever is not known yet may be left out until it is submitted.',
  });

const deliberation = stepBody({
  need: paragraphs(1000),
  /** Who was heard, as a group, and what they said; no names. */
  opinions: z.array(z.strictObject({ from: plainText(60), said: paragraphs(300) })).check(z.maxLength(20)),
  meeting: z.strictObject({
    heldOn: civilDate,
    present: count,
    inFavour: count,
    against: count,
    abstained: count,
    decision: paragraphs(600),
  }),
  /** Where and when the decision hung for all to read. */
  published: z.strictObject({ on: civilDate, place: plainText(100) }),
  evidence: z._default(z.array(evidenceFile).check(z.maxLength(20)), []),
})
  .check(
    z.refine(({ meeting }) => meeting.inFavour + meeting.against + meeting.abstained <= meeting.present, {
      error: 'more votes than people present',
      path: ['meeting', 'present'],
    }),
  )
  .register(z.globalRegistry, {
    id: 'DeliberationInput',
    description: 'How a village came to its decision: the need, opinions, the meeting and its votes, the notice.',
  });

const edited = stepBody({ content: projectPlan }).register(z.globalRegistry, {
  id: 'ProjectPlanEditInput',
  description: 'The whole plan, changed. Signatures of the version before no longer count.',
});

export const PLAN_BODIES = {
  'project-plans': {
    open: projectPlan,
    steps: {
      edit: edited,
      revise: edited,
      recall: plainStep,
      deliberate: deliberation,
      submit: plainStep,
      sign: signature,
      return: reasonedStep,
      reject: reasonedStep,
      publish: plainStep,
      withdraw: plainStep,
    },
  },
} as const;
