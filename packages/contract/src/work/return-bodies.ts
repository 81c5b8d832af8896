// What has to be said about money that goes back.

import * as z from 'zod/mini';
import { civilDate, largeMoney, minor, paragraphs, plainText } from '../scalars.ts';
import { plainStep, reasonedStep, stepBody } from './body-parts.ts';

const refund = z
  .strictObject({
    /** The gift's entry in the books. */
    seq: minor,
    amount: largeMoney,
    askedBy: z.enum(['giver', 'charity']),
    ground: z.enum(['mistake', 'duplicate', 'minor', 'fraud', 'unlawful-appeal', 'purpose-failed', 'court-order']),
    note: z.optional(paragraphs(300)),
  })
  .register(z.globalRegistry, {
    id: 'RefundInput',
    description: 'Give a counted gift back, whole or in part, and on which ground. No personal data.',
  });

const bankPayment = stepBody({
  paidOn: civilDate,
  /** Names the line of the bank's statement. */
  lineRef: plainText(100),
  /** SHA-256 of that statement, hex. */
  statement: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex')),
}).register(z.globalRegistry, {
  id: 'RefundPaymentInput',
  description: 'The line of the bank statement that paid it. Each line pays one refund.',
});

export const RETURN_BODIES = {
  refunds: {
    open: refund,
    steps: {
      approve: plainStep,
      reject: reasonedStep,
      withdraw: plainStep,
      pay: bankPayment,
      send: plainStep,
      pursue: plainStep,
      cancel: reasonedStep,
    },
  },
} as const;
