// What the project has disclosed. Corrections stand beside what they correct; nothing published is edited.

import * as z from 'zod/mini';
import { civilDate } from './scalars.ts';

export const disclosure = z
  .strictObject({
    kind: z.enum(['plan', 'correction', 'report']),
    date: civilDate,
    title: z.string(),
    body: z.string(),
    /** The journal entry a correction explains. */
    journalSeq: z.nullable(z.int()),
    /**
     * Of what the charity told in its own words: SHA-256, hex, of the canonical JSON of `project`, `date`, `title`, `body`,
     * `corrects` and `explanation`, as its leaf in the public log says it.
     */
    digest: z.nullable(z.string()),
    /** Digest of the disclosure that this one corrects, and why it does. */
    corrects: z.nullable(z.string()),
    explanation: z.nullable(z.string()),
  })
  .register(z.globalRegistry, {
    id: 'Disclosure',
    description: 'One entry of public disclosure, newest first, append-only.',
  });

export type Disclosure = z.infer<typeof disclosure>;
