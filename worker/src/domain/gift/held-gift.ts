// Money that arrived and may not be counted. It belongs to its giver until two people have decided otherwise, so where
// nobody decides it goes back.

import type { PledgeRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';

/**
 * How long people may decide. No law sets it; it is a rule of this house: long enough for an officer to come back from a
 * holiday, short enough for somebody who is waiting for their money. Hours, not civil days: 7 × 24 from when it was held.
 */
export const HELD_TERM_MS = 7 * 24 * 60 * 60_000;

/** Keys that must say the same. */
export const HELD_KEYS_MIN = 2;

/** Whether the money of this pledge is set aside, or was and has gone back. */
export function isHeld({ paymentState }: PledgeRecord): boolean {
  return paymentState === 'quarantined' || paymentState === 'needs_review';
}

/** Whether people may still say what becomes of it, as far as the pledge itself knows. */
export function isOpen(pledge: PledgeRecord): boolean {
  return isHeld(pledge) && pledge.refundedMinor === 0;
}

/** The civil date on which it goes back by itself; null for what is not held or has gone back. */
export function refundOn(pledge: PledgeRecord): string | null {
  return isOpen(pledge) && pledge.refundAtMs !== null ? civilDateOf(pledge.refundAtMs) : null;
}
