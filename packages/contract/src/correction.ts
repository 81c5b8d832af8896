// A mistake in the books is never edited away: it is reversed by a new entry with a public reason
// (慈善组织信息公开办法 art. 16).

import * as z from 'zod/mini';
import { minor, paragraphs } from './scalars.ts';

export const correctionInput = z.strictObject({ seq: minor, reason: paragraphs(300) }).register(z.globalRegistry, {
  id: 'CorrectionInput',
  description: 'Reverse the journal entry `seq`; the reason is published.',
});

export const correctionResult = z
  .strictObject({ seq: minor, reverses: minor })
  .register(z.globalRegistry, { id: 'CorrectionResult', description: 'The seq of the reversing entry.' });

export type CorrectionInput = z.infer<typeof correctionInput>;
export type CorrectionResult = z.infer<typeof correctionResult>;
