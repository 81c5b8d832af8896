// When to look at an unfinished payment again: soon at first, because somebody is waiting, then less and less, once just
// after the payment page has closed, and then every hour until settlement takes it for ended.

import type { PledgeRecord } from '../../ports/index.ts';

const STEPS_MS = [60_000, 2 * 60_000, 5 * 60_000, 15 * 60_000, 30 * 60_000] as const;
const HOUR_MS = 60 * 60_000;
const AFTER_EXPIRY_MS = 60_000;

/** The next instant to look, later than `nowMs`. */
export function nextCheckMs(
  { createdMs, sessionExpiresMs }: Pick<PledgeRecord, 'createdMs' | 'sessionExpiresMs'>,
  nowMs: number,
): number {
  const age = nowMs - createdMs;
  const step = STEPS_MS.find((candidate) => age < candidate * 2) ?? HOUR_MS;
  const next = nowMs + step;
  const afterExpiry = (sessionExpiresMs ?? 0) + AFTER_EXPIRY_MS;
  return afterExpiry > nowMs ? Math.min(next, afterExpiry) : next;
}
