// What has to be said of a bank's or a provider's word: which line of which statement, and how it divides.

import * as z from 'zod/mini';
import { civilDate, costMoney, id, largeMoney, plainText, sha256 } from '../scalars.ts';
import { plainStep, reasonedStep } from './body-parts.ts';

const PARTS_MAX = 100;

/** A payment provider as the books name it, such as `stripe`. */
const provider = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be a name such as stripe'));
/** Of the statement. */
const statement = sha256;

const bankEntry = z
  .strictObject({
    what: z.enum(['payout', 'interest']),
    /** The whole line. */
    amount: largeMoney,
    /** Names the line of the bank's statement. Each line is booked once. */
    lineRef: plainText(100),
    statement,
    /** Of a payout: who paid out. */
    provider: z.optional(provider),
    /** Of a payout that holds the money of several projects of the charity: all of it. Left out, all is this project's. */
    parts: z.optional(
      z.array(z.strictObject({ project: id, amount: largeMoney })).check(z.minLength(1), z.maxLength(PARTS_MAX)),
    ),
  })
  .check(
    z.refine(({ what, provider: by }) => (what === 'payout') === (by !== undefined), {
      error: 'a payout, and nothing else, comes from a provider',
      path: ['provider'],
    }),
    z.refine(({ what, parts }) => what === 'payout' || parts === undefined, {
      error: 'interest is of one project',
      path: ['parts'],
    }),
    z.refine(({ amount, parts }) => parts === undefined || addsUp(amount, parts), {
      error: 'the parts have to add up to the amount, in its currency',
      path: ['parts'],
    }),
  )
  .register(z.globalRegistry, {
    id: 'BankEntryInput',
    description: 'Money that a bank statement shows and that is no gift: a payout of the provider, or interest.',
  });

type Amount = z.infer<typeof largeMoney>;

function addsUp(whole: Amount, parts: readonly { readonly amount: Amount }[]): boolean {
  const sum = parts.reduce((total, { amount }) => total + amount.amountMinor, 0);
  return sum === whole.amountMinor && parts.every(({ amount }) => amount.currency === whole.currency);
}

/** Why a statement may say otherwise than the books, and what that is called in public. */
export const STATEMENT_DIFFERENCES = [
  'open-disputes',
  'payouts-under-way',
  'refunds-under-way',
  'unidentified',
] as const;

export type StatementDifference = (typeof STATEMENT_DIFFERENCES)[number];

const reconciliation = z
  .strictObject({
    /** Whose clearing account; left out, the bank's. */
    provider: z.optional(provider),
    /** The day at whose end the balance is stated. */
    on: civilDate,
    /** What the statement says is there. */
    balance: costMoney,
    statement,
    /** What lies between the statement and the books, each reason once. */
    differences: z._default(
      z
        .array(
          z.strictObject({
            difference: z.enum(STATEMENT_DIFFERENCES),
            side: z.enum(['statement-has-more', 'statement-has-less']),
            amount: largeMoney,
          }),
        )
        .check(z.maxLength(STATEMENT_DIFFERENCES.length)),
      [],
    ),
    /** What the books had when this was written down; put in by the deployment. */
    booked: z.optional(
      z
        .strictObject({ amountMinor: z.int(), currency: z.string().check(z.maxLength(8)) })
        .register(z.globalRegistry, { readOnly: true }),
    ),
  })
  .register(z.globalRegistry, {
    id: 'ReconciliationInput',
    description: 'A balance that a statement gives, and why the books say otherwise, explained to the minor unit.',
  });

const confirmedSteps = { confirm: plainStep, reject: reasonedStep, withdraw: plainStep };

export const BANK_BODIES = {
  'bank-entries': { open: bankEntry, steps: confirmedSteps },
  reconciliations: { open: reconciliation, steps: confirmedSteps },
} as const;
