// What `/readyz` answers.

import * as z from 'zod/mini';
import './english.ts';

export const readinessFinding = z
  .strictObject({
    code: z.string(),
    level: z.enum(['fault', 'warning']),
    zh: z.string(),
    en: z.string(),
  })
  .register(z.globalRegistry, {
    id: 'ReadinessFinding',
    description: 'One thing that is wrong, in words, with what to do about it.',
  });

export type ReadinessFinding = z.infer<typeof readinessFinding>;

/** Findings by themselves: as many of a faulty answer as can be understood. */
export const readinessFindings = z.array(readinessFinding);

/** 200 of `/readyz`: `degraded` while there are warnings. Faults are the problem `not-ready`, with the same findings. */
export const readiness = z
  .strictObject({
    status: z.enum(['ready', 'degraded']),
    mode: z.enum(['test', 'live']),
    findings: readinessFindings,
  })
  .register(z.globalRegistry, { id: 'Readiness' });

export type Readiness = z.infer<typeof readiness>;
