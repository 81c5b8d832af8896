// What the project has disclosed. Corrections stand beside what they correct; nothing published is edited.

import * as z from 'zod/mini';
import { civilDate } from './scalars.ts';

export const disclosure = z
  .strictObject({
    kind: z.enum(['plan', 'correction']),
    date: civilDate,
    title: z.string(),
    body: z.string(),
    /** The journal entry a correction explains. */
    journalSeq: z.nullable(z.int()),
  })
  .register(z.globalRegistry, {
    id: 'Disclosure',
    description: 'One entry of public disclosure, newest first, append-only.',
  });

export type Disclosure = z.infer<typeof disclosure>;
