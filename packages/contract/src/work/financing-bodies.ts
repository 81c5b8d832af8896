// What has to be said of money from outside public gifts. It is public, so it names nobody.

import * as z from 'zod/mini';
import { FINANCING_SOURCES } from '../financing.ts';
import { civilDate, costMoney, largeMoney, publicLine, publicParagraphs } from '../scalars.ts';
import { plainStep, reasonedStep, stepBody } from './body-parts.ts';

const said = {
  source: z.enum(FINANCING_SOURCES),
  /** The day of the contract, of the grant or of the payment. */
  on: civilDate,
  /** Number of the contract or of the document that grants it. */
  reference: publicLine(100),
  note: z.optional(publicLine(200)),
};

const financing = z.strictObject({ ...said, amount: largeMoney }).register(z.globalRegistry, {
  id: 'FinancingInput',
  description: 'Money of a project that is no public gift: from where, how much, and under which document.',
});

/** Nothing came of it: its amount is zero. */
const corrected = z.strictObject({ ...said, amount: costMoney });

export const FINANCING_BODIES = {
  financings: {
    open: financing,
    steps: {
      confirm: plainStep,
      reject: reasonedStep,
      withdraw: plainStep,
      revise: stepBody({ content: corrected, explanation: publicParagraphs(300) }).register(z.globalRegistry, {
        id: 'FinancingCorrectionInput',
        description: 'All of it as it should have been, zero where nothing came, and what was wrong. Both stay public.',
      }),
      refuse: reasonedStep,
    },
  },
} as const;
