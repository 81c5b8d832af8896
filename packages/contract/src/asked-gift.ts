// Which gift a giver asks about, in requests that the charity sends for them.

import * as z from 'zod/mini';
import { receiptNo } from './receipt.ts';
import { id } from './scalars.ts';

/** Exactly one of `pledgeId` and `receiptNo`; `meta` is the name and the meaning of the request. */
export function askedGiftInput(meta: { readonly id: string; readonly description: string }) {
  return z.strictObject({ pledgeId: z.optional(id), receiptNo: z.optional(receiptNo) }).check(
    z.refine((input) => (input.pledgeId === undefined) !== (input.receiptNo === undefined), {
      error: 'one of pledgeId and receiptNo is needed',
      path: ['pledgeId'],
    }),
    z.meta({ ...meta, examples: [{ receiptNo: 'hhabcdefghijklmnop' }] }),
  );
}
