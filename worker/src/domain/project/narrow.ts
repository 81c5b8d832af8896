// Text from the books back into closed sets. The database wrote it, so a stranger here is a bug, not bad input.

import type { Currency, JournalKind, Source } from '@happy-homeland/contract';
import { isCurrency } from '@happy-homeland/contract/money';
import { assert } from '../../assert.ts';

const SOURCES: readonly string[] = ['own-site', 'platform', 'bank', 'cash'] satisfies readonly Source[];
const PUBLIC_KINDS: ReadonlySet<string> = new Set(
  Object.keys({
    'donation.settled': true,
    'donation.batch': true,
    'fee.charged': true,
    'fee.covered': true,
    'refund.paid': true,
    'refund.covered': true,
    'refund.approved': true,
    'refund.remitted': true,
    'dispute.lost': true,
    'dispute.covered': true,
    'dispute.won': true,
    'disbursement.paid': true,
    'advance.returned': true,
    'spending.verified': true,
    'spending.reimbursed': true,
    'reimbursement.paid': true,
    'management.accrued': true,
    'management.spent': true,
    'interest.received': true,
    'surplus.transferred': true,
    'unidentified.received': true,
    'unidentified.returned': true,
    'settlement.received': true,
    'correction.reversed': true,
  } satisfies Readonly<Record<JournalKind, true>>),
);

export function parseSource(text: string): Source {
  assert(SOURCES.includes(text), `known source, got ${text}`);
  return text as Source;
}

export function parseJournalKind(text: string): JournalKind {
  assert(PUBLIC_KINDS.has(text), `public journal kind, got ${text}`);
  return text as JournalKind;
}

export function parseCurrency(text: string): Currency {
  assert(isCurrency(text), `known currency, got ${text}`);
  return text as Currency;
}
