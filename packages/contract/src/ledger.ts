// The public journal of a project: double entry, append-only, no personal data. Debits are positive.

import * as z from 'zod/mini';
import { CURRENCIES } from './money.ts';
import { civilDate, minor } from './scalars.ts';

/** Every kind of entry that the public sees. */
export const journalKind = z.enum([
  'donation.settled',
  'donation.batch',
  'fee.charged',
  'fee.covered',
  'refund.paid',
  'refund.covered',
  'refund.approved',
  'refund.remitted',
  'dispute.lost',
  'dispute.covered',
  'dispute.won',
  'disbursement.paid',
  'advance.returned',
  'spending.verified',
  'spending.reimbursed',
  'reimbursement.paid',
  'management.accrued',
  'management.spent',
  'interest.received',
  'surplus.transferred',
  'unidentified.received',
  'unidentified.returned',
  'settlement.received',
  'correction.reversed',
]);

export const evidenceFile = z
  .strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)), bytes: minor, mime: z.string() })
  .register(z.globalRegistry, {
    id: 'EvidenceFile',
    description: 'A file that proves spending: its SHA-256, size and type. The file itself is kept elsewhere.',
  });

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
    category: z.nullable(z.string()),
    partner: z.nullable(z.string()),
    evidence: z.array(evidenceFile),
    to: z.nullable(z.string()),
    basis: z.nullable(z.string()),
  })
  .register(z.globalRegistry, {
    id: 'JournalEntry',
    description:
      'One fact in the books. `reverses` names the seq that a correction undoes; `category` a line of the budget; `to` the project that a surplus went to, and `basis` the law it rests on.',
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
        category: null,
        partner: null,
        evidence: [],
        to: null,
        basis: null,
      },
    ],
  });

export type JournalKind = z.infer<typeof journalKind>;
export type JournalEntry = z.infer<typeof journalEntry>;
export type EvidenceFile = z.infer<typeof evidenceFile>;
export type Posting = z.infer<typeof posting>;
