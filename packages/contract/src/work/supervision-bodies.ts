// What is written down of a report, and its answers, which are public.

import * as z from 'zod/mini';
import { publicParagraphs } from '../scalars.ts';
import { stepBody } from './body-parts.ts';
import { COMPLAINT_SUBJECTS } from './supervision-machines.ts';

const complaint = z
  .strictObject({
    about: z.enum(COMPLAINT_SUBJECTS),
    /** What was said, in the words of who took it down; without anything that leads to a person. */
    summary: z.optional(publicParagraphs(600)),
  })
  .register(z.globalRegistry, {
    id: 'ComplaintRecordInput',
    description: 'A report that came by telephone, by letter or in person. No personal data.',
  });

const answer = stepBody({ answer: publicParagraphs(1000) }).register(z.globalRegistry, {
  id: 'ComplaintAnswerInput',
  description: 'The answer, in full. It is public, so it names nobody.',
});

export const SUPERVISION_BODIES = {
  complaints: { open: complaint, steps: { answer, uphold: answer, dismiss: answer } },
} as const;
