// The public journal of a project: double entry, append-only, no personal data. Debits are positive.

import * as z from 'zod/mini';
import { CURRENCIES } from './money.ts';
import { civilDate, minor } from './scalars.ts';

export const journalKind = z.enum([
  'donation.settled',
  'fee.charged',
  'fee.covered',
  'refund.paid',
  'refund.covered',
  'correction.reversed',
]);

export const posting = z
  .strictObject({ account: z.string(), amountMinor: z.int(), currency: z.enum(CURRENCIES) })
  .register(z.globalRegistry, {
    id: 'Posting',
    description: 'Signed minor units, debit positive. Postings of an entry sum to zero.',
  });

export const journalEntry = z
  .strictObject({
    seq: minor,
    kind: journalKind,
    date: civilDate,
    source: z.nullable(z.string()),
    postings: z.array(posting),
    reverses: z.nullable(minor),
    reason: z.nullable(z.string()),
  })
  .register(z.globalRegistry, {
    id: 'JournalEntry',
    description: 'One fact in the books. `reverses` names the seq that a correction undoes.',
    examples: [
      {
        seq: 1,
        kind: 'donation.settled',
        date: '2026-11-22',
        source: 'own-site',
        postings: [
          { account: 'A:Clearing:stripe', amountMinor: 2000, currency: 'CNY' },
          { account: 'F:Restricted:abcdefghijklmnop', amountMinor: -2000, currency: 'CNY' },
        ],
        reverses: null,
        reason: null,
      },
    ],
  });

export type JournalKind = z.infer<typeof journalKind>;
export type JournalEntry = z.infer<typeof journalEntry>;
export type Posting = z.infer<typeof posting>;
