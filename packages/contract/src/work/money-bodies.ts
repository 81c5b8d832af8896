// What has to be said about money on its way out.

import * as z from 'zod/mini';
import { evidenceFile } from '../ledger.ts';
import { civilDate, id, largeMoney, minor, paragraphs, plainText } from '../scalars.ts';
import { plainStep, reasonedStep, stepBody } from './body-parts.ts';

const partner = plainText(100);
const evidence = z.array(evidenceFile).check(z.minLength(1), z.maxLength(20));

const disbursement = z
  .strictObject({ partner, amount: largeMoney, purpose: paragraphs(300) })
  .register(z.globalRegistry, {
    id: 'DisbursementInput',
    description: 'Money asked for, for a partner that the filed plan names. An advance: not spent before it is proved.',
  });

const spending = z
  .strictObject({
    partner,
    /** A line of the published budget. */
    category: plainText(80),
    amount: largeMoney,
    spentOn: civilDate,
    /** What kind of payee; never a name. */
    payee: z.enum(['supplier', 'worker', 'household', 'institution', 'public-service']),
    /** Out of an advance, or paid by the partner first. */
    paidFrom: z._default(z.enum(['advance', 'own-money']), 'advance'),
    note: z.optional(paragraphs(300)),
    evidence,
  })
  .register(z.globalRegistry, {
    id: 'SpendingInput',
    description:
      'One thing that was paid for, with its evidence. Digests of the files are published, the files are not.',
  });

const partnerAmount = z
  .strictObject({ partner, amount: largeMoney, note: z.optional(paragraphs(300)) })
  .register(z.globalRegistry, {
    id: 'PartnerAmountInput',
    description: 'An amount between the charity and a partner.',
  });

const management = z
  .strictObject({
    /** What the contract lets the charity keep, once; a share taken under it; a cost paid out of that share. */
    what: z.enum(['terms', 'accrual', 'spending']),
    /** Of the terms: what they are a share of. */
    amount: largeMoney,
    /** Of the terms: the share, in hundredths of a percent. */
    capBps: z.optional(z.int().check(z.gte(0), z.lte(10_000))),
    /** Of spending. */
    evidence: z.optional(evidence),
  })
  .check(
    z.refine(({ what, capBps }) => (what === 'terms') === (capBps !== undefined), {
      error: 'terms, and nothing else, have a cap',
      path: ['capBps'],
    }),
    z.refine(({ what, evidence: files }) => (what === 'spending') === (files !== undefined), {
      error: 'spending, and nothing else, has evidence',
      path: ['evidence'],
    }),
  )
  .register(z.globalRegistry, {
    id: 'ManagementInput',
    description: 'The cost of managing a project, within the cap that the filed plan and the contract give.',
  });

const correction = z.strictObject({ seq: minor, reason: paragraphs(300) }).register(z.globalRegistry, {
  id: 'ProposedCorrectionInput',
  description: 'Reverse the entry `seq`; the reason is published.',
});

const surplus = z.strictObject({ to: id, amount: largeMoney, basis: plainText(200) }).register(z.globalRegistry, {
  id: 'SurplusInput',
  description:
    'What is left, for the project `to` of the same charity; `basis` is the article or the part of the plan.',
});

const paidOn = stepBody({ paidOn: civilDate, bankReference: z.optional(plainText(60)) }).register(z.globalRegistry, {
  id: 'PaymentStepInput',
  description: 'The day and, where there is one, the reference of the bank.',
});

const edited = stepBody({ content: spending }).register(z.globalRegistry, {
  id: 'SpendingEditInput',
  description: 'The whole spending, mended.',
});

const confirmedSteps = { confirm: plainStep, reject: reasonedStep, withdraw: plainStep };

export const MONEY_BODIES = {
  disbursements: {
    open: disbursement,
    steps: { approve: plainStep, reject: reasonedStep, withdraw: plainStep, pay: paidOn, cancel: reasonedStep },
  },
  spendings: {
    open: spending,
    steps: {
      sign: plainStep,
      check: plainStep,
      verify: plainStep,
      return: reasonedStep,
      edit: edited,
      reject: reasonedStep,
      withdraw: plainStep,
    },
  },
  reimbursements: { open: partnerAmount, steps: confirmedSteps },
  'advance-returns': { open: partnerAmount, steps: confirmedSteps },
  corrections: { open: correction, steps: confirmedSteps },
  surpluses: { open: surplus, steps: confirmedSteps },
  managements: { open: management, steps: confirmedSteps },
} as const;
