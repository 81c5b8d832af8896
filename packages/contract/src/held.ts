// Money that arrived and may not be counted: who decides on it, and when it goes back by itself.

import * as z from 'zod/mini';
import { paragraphs } from './scalars.ts';

export const heldDecisionInput = z
  .strictObject({ decision: z.enum(['accept', 'refund', 'withdraw']), reason: z.optional(paragraphs(300)) })
  .check(
    z.refine(({ decision, reason }) => decision === 'withdraw' || reason !== undefined, {
      error: 'is needed to accept or to refund',
      path: ['reason'],
    }),
    z.meta({
      id: 'HeldDecisionInput',
      description:
        'What this key says of a held gift, with a reason; `withdraw` takes back what it said. Sent again it changes nothing. Two keys that say the same decide.',
      examples: [{ decision: 'refund', reason: '证书已到期，应退回（示例）' }],
    }),
  );

export type HeldDecisionInput = z.infer<typeof heldDecisionInput>;
