// Text from the books back into closed sets. The database wrote it, so a stranger here is a bug, not bad input.

import type { Currency, JournalKind, Source } from '@happy-homeland/contract';
import { isCurrency } from '@happy-homeland/contract/money';
import { assert } from '../assert.ts';

const SOURCES: readonly string[] = ['own-site', 'platform', 'bank', 'cash'] satisfies readonly Source[];
const PUBLIC_KINDS: readonly string[] = [
  'donation.settled',
  'fee.charged',
  'fee.covered',
  'refund.paid',
  'refund.covered',
  'correction.reversed',
] satisfies readonly JournalKind[];

export function parseSource(text: string): Source {
  assert(SOURCES.includes(text), `known source, got ${text}`);
  return text as Source;
}

export function parseJournalKind(text: string): JournalKind {
  assert(PUBLIC_KINDS.includes(text), `public journal kind, got ${text}`);
  return text as JournalKind;
}

export function parseCurrency(text: string): Currency {
  assert(isCurrency(text), `known currency, got ${text}`);
  return text as Currency;
}
