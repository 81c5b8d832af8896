// What is written down of a report, and its answers, which are public.

import * as z from 'zod/mini';
import { civilDate, id, plainText, publicLine, publicParagraphs } from '../scalars.ts';
import { plainStep, reasonedStep, stepBody } from './body-parts.ts';
import { COMPLAINT_SUBJECTS, SPOT_CHECK_RESULTS } from './supervision-machines.ts';

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

/** What a signature under the record names beside it, so that it cannot be put under another. */
const signedOf = z
  .strictObject({ origin: z.string(), charity: id, project: id })
  .register(z.globalRegistry, { readOnly: true });

const spotCheck = z
  .strictObject({
    checkedOn: civilDate,
    /** Which papers, entries or places were looked at. */
    looked: publicLine(100),
    result: z.enum(SPOT_CHECK_RESULTS),
    found: publicParagraphs(2000),
    /** Put in by the deployment; what is sent is not looked at. */
    of: z.optional(signedOf),
  })
  .register(z.globalRegistry, {
    id: 'SpotCheckInput',
    description: 'What an auditor looked at and found. It is public and names nobody.',
  });

const correction = stepBody({ content: spotCheck, explanation: publicParagraphs(300) }).register(z.globalRegistry, {
  id: 'SpotCheckCorrectionInput',
  description: 'The whole record as it should have been, and what was wrong.',
});

const attestation = stepBody({
  by: publicLine(100),
  verifierKey: plainText(300),
  signature: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/, 'must be an Ed25519 signature in base64url')),
}).register(z.globalRegistry, {
  id: 'SpotCheckAttestInput',
  description:
    'Who attests, with which key (a C2SP vkey), and the signature over `fund/attestation/v1`, a line feed and the canonical JSON of by, charity, digest (of the item), origin (of the log), project and title (what was looked at). `hh attest` makes it.',
});

export const SUPERVISION_BODIES = {
  'spot-checks': { open: spotCheck, steps: { correct: correction, attest: attestation } },
  'donor-messages': {
    open: donorMessage,
    steps: { show: plainStep, refuse: reasonedStep, hide: reasonedStep, withdraw: plainStep },
  },
  complaints: { open: complaint, steps: { answer, uphold: answer, dismiss: answer } },
} as const;
