// What is told of a held gift to those who decide on it. Its giver is not named.

import * as z from 'zod/mini';
import { civilDate, id, instant, minor } from './scalars.ts';

export const heldGift = z
  .strictObject({
    pledgeId: id,
    projectId: id,
    projectTitle: z.string(),
    /** What arrived, which may not be what was pledged. */
    amount: z.strictObject({ amountMinor: minor, currency: z.string() }),
    paidAt: z.nullable(instant),
    heldAt: instant,
    reason: z.strictObject({ code: z.string(), zh: z.string(), en: z.string(), articles: z.array(z.string()) }),
    /** Whether the law and the project would take it as the records stand now. */
    acceptable: z.boolean(),
    status: z.enum(['open', 'accepted', 'refunding', 'refunded']),
    /** When it goes back by itself; null once it is decided, or after a refund that failed. */
    refundOn: z.nullable(civilDate),
    /** What keys say in this round; a refund that failed begins another. */
    round: z.int(),
    decisions: z.array(
      z.strictObject({ keyId: id, decision: z.enum(['accept', 'refund']), reason: z.string(), at: instant }),
    ),
    refund: z.nullable(
      z.strictObject({
        state: z.enum(['begun', 'pending', 'succeeded', 'failed']),
        cause: z.enum(['decision', 'term']),
        begunAt: instant,
      }),
    ),
  })
  .register(z.globalRegistry, {
    id: 'HeldGift',
    description: 'Money that arrived and may not be counted, what keys say of it, and its refund.',
  });

export type HeldGift = z.infer<typeof heldGift>;
