// What is written down of a report, and its answers, which are public.

import * as z from 'zod/mini';
import { id, publicParagraphs } from '../scalars.ts';
import { plainStep, reasonedStep, stepBody } from './body-parts.ts';
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

const donorMessage = z
  .strictObject({
    /** What somebody who gave in cash or by transfer wants to say, without a name. Needed where a person opens the item. */
    said: z.optional(publicParagraphs(200)),
    /** The gift whose giver wrote the message; put in by the deployment, and what is sent is not looked at. */
    gift: z.optional(id).register(z.globalRegistry, { readOnly: true }),
  })
  .register(z.globalRegistry, {
    id: 'DonorMessageInput',
    description: 'A message that came on paper or by word of mouth. No personal data; another person shows it.',
  });

export const SUPERVISION_BODIES = {
  'donor-messages': {
    open: donorMessage,
    steps: { show: plainStep, refuse: reasonedStep, hide: reasonedStep, withdraw: plainStep },
  },
  complaints: { open: complaint, steps: { answer, uphold: answer, dismiss: answer } },
} as const;
