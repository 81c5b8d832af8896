// A refusal by the rules as it was kept, so that it can be explained when law and facts have moved on.

import * as z from 'zod/mini';
import { civilDate, id, instant } from './scalars.ts';

export const keptVerdict = z
  .strictObject({
    verdictId: id,
    /** `campaign:…` or `project:…` with the publisher's own id. */
    subject: z.string(),
    moment: z.enum(['publish', 'render', 'pay']),
    judgedOn: civilDate,
    packVersion: z.string(),
    /** SHA-256 of the canonical JSON of `facts`, hex. */
    factsDigest: z.string(),
    facts: z.record(z.string(), z.unknown()),
    /** What closed it, shortened to rule, outcome, mark, fields and articles. */
    findings: z.array(z.record(z.string(), z.unknown())),
    firstAt: instant,
    lastAt: instant,
    /** How often it was answered; within a process that answers from memory, once. */
    times: z.int(),
  })
  .register(z.globalRegistry, { id: 'KeptVerdict', description: 'A refusal by the rules, with the facts it judged.' });

export type KeptVerdictAnswer = z.infer<typeof keptVerdict>;
