// Our receipt (捐赠回执) is public and holds no personal data. It is not the fiscal receipt 公益事业捐赠统一票据, which
// only the charity may issue, and every rendering says so.

import * as z from 'zod/mini';
import { civilDate, id, money } from './scalars.ts';

/** Receipt number: `HH` and lowercase base32, random, unrelated to the payment provider's ids. */
export const receiptNo = z
  .string()
  .check(z.regex(/^hh[a-z2-7]{16}$/, 'must look like hh followed by 16 base32 characters'));

export const receipt = z
  .strictObject({
    receiptNo,
    amount: money,
    date: civilDate,
    projectId: id,
    projectTitle: z.string(),
    charityName: z.string(),
    filingNumber: z.string(),
    status: z.enum(['valid', 'refunded', 'partially_refunded', 'reversed']),
    test: z.boolean(),
    notice: z.string(),
  })
  .register(z.globalRegistry, {
    id: 'Receipt',
    description: 'Public check of a receipt: number, amount, project, date. Not a tax receipt.',
  });

export type Receipt = z.infer<typeof receipt>;

/** 查询我的捐赠: what stands on the receipt, and nothing about the giver. */
export const receiptLookup = z
  .strictObject({
    code: z.string().check(z.minLength(1), z.maxLength(40)),
    amountMinor: z.int().check(z.minimum(1), z.maximum(99_999_999)),
  })
  .register(z.globalRegistry, {
    id: 'ReceiptLookup',
    description:
      'The short code of a receipt (the ten characters after `hh`; case, spaces and hyphens do not matter) and the amount in minor units.',
  });

export type ReceiptLookup = z.infer<typeof receiptLookup>;
