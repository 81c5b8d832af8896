// What has to be said about money that goes back.

import * as z from 'zod/mini';
import { evidenceFile } from '../ledger.ts';
import {
  civilDate,
  largeMoney,
  minor,
  paragraphs,
  plainText,
  publicLine,
  publicParagraphs,
  sha256,
} from '../scalars.ts';
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

/** The line of a bank statement by which money went out. */
const bankLine = {
  paidOn: civilDate,
  /** Names the line of the bank's statement. */
  lineRef: plainText(100),
  /** SHA-256 of that statement, hex. */
  statement: sha256,
} as const;

const bankPayment = stepBody(bankLine).register(z.globalRegistry, {
  id: 'RefundPaymentInput',
  description: 'The line of the bank statement that paid it. Each line pays one refund.',
});

/** What came, as the books have it. */
const received = z.strictObject({ amount: largeMoney, on: civilDate }).register(z.globalRegistry, { readOnly: true });

const unmatched = z
  .strictObject({
    /** The entry of its arrival in the books. */
    receipt: minor,
    /**
     * `match`: it was meant for this project; `assign`: nobody can be asked, and by what `basis` says it is for this project;
     * `return`: it goes back to whoever sent it.
     */
    decision: z.enum(['match', 'assign', 'return']),
    basis: z.optional(publicLine(200)),
    why: publicParagraphs(300),
    /** Put in by the deployment; what is sent is not looked at. */
    received: z.optional(received),
  })
  .check(
    z.refine(({ decision, basis }) => (decision === 'assign') === (basis !== undefined), {
      error: 'what nobody asked for needs a basis, and nothing else has one',
      path: ['basis'],
    }),
  )
  .register(z.globalRegistry, {
    id: 'UnmatchedMoneyInput',
    description: 'What shall become of money that came and nobody could explain. No personal data.',
  });

const sentBack = stepBody({
  ...bankLine,
  evidence: z.array(evidenceFile).check(z.minLength(1), z.maxLength(20)),
}).register(z.globalRegistry, {
  id: 'MoneySentBackInput',
  description: 'The line of the bank statement by which it went back, and the papers.',
});

export const RETURN_BODIES = {
  'unmatched-money': {
    open: unmatched,
    steps: { approve: plainStep, reject: reasonedStep, withdraw: plainStep, pay: sentBack, cancel: reasonedStep },
  },
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
