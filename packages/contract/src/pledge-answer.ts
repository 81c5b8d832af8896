// What is told of a pledge. What the donor said beyond the amount is personal, so it is never repeated.

import * as z from 'zod/mini';
import { civilDate, id, money } from './scalars.ts';

export const pledgeStatus = z.enum([
  'created',
  'awaiting_payment',
  'failed',
  'expired',
  'needs_review',
  'paid',
  'quarantined',
  'partially_refunded',
  'refunded',
  'disputed',
]);

export const nextStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('redirect'), url: z.string() }),
  z.strictObject({ kind: z.literal('instructions'), text: z.string() }),
]);

export const pledgeCreated = z
  .strictObject({ pledgeId: id, status: pledgeStatus, secret: z.string(), next: nextStep })
  .register(z.globalRegistry, {
    id: 'PledgeCreated',
    description: 'Send the donor to `next.url`; keep `secret` to read the pledge later.',
  });

export const receiptSummary = z.strictObject({ receiptNo: z.string(), href: z.string() });

export const pledge = z
  .strictObject({
    pledgeId: id,
    status: pledgeStatus,
    amount: money,
    projectId: id,
    receipt: z.optional(receiptSummary),
    /** While the money is held: when it goes back by itself. */
    refundOn: z.optional(civilDate),
  })
  .register(z.globalRegistry, { id: 'Pledge', description: 'What became of a pledge.' });

export type PledgeStatus = z.infer<typeof pledgeStatus>;
export type PledgeCreated = z.infer<typeof pledgeCreated>;
export type Pledge = z.infer<typeof pledge>;
