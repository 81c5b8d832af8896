// How long the law keeps what a document says of a giver. A fiscal receipt is made out to somebody, its counterfoil is an
// accounting voucher, and nobody may throw a voucher away because a giver would like it.

import type { PledgeRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';

/**
 * 会计档案管理办法 (Order 79 of the Ministry of Finance, 2015), article 14 and annex 1: vouchers are kept for thirty years,
 * counted from the end of the accounting year, which is the calendar year (会计法, article 11). As remembered; no lawyer has
 * read it.
 */
const VOUCHER_YEARS = 30;

/** Its payment came to nothing: no fiscal receipt was ever issued for it. */
const CAME_TO_NOTHING: readonly PledgeRecord['paymentState'][] = ['failed', 'expired'];

/** The last civil date on which the wishes for a fiscal receipt are kept; null where no law keeps anything. */
export function keptUntil({ receiptChoice, paymentState, paidMs }: PledgeRecord, nowMs: number): string | null {
  if (receiptChoice !== 'requested' || CAME_TO_NOTHING.includes(paymentState)) return null;
  const year = Number(civilDateOf(paidMs ?? nowMs).slice(0, 4));
  return `${year + VOUCHER_YEARS}-12-31`;
}
