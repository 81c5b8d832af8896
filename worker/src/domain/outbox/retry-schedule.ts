// When a message that was not taken is sent again: the schedule of Standard Webhooks 1.0.0, over 75 hours.

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Pause before each attempt. */
const PAUSES_MS = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

export const ATTEMPTS_MAX = PAUSES_MS.length;
/** A receiver may ask for more time, but for no more than a day. */
const ASKED_MAX_MS = 24 * HOUR_MS;
/** How long an attempt is left alone: longer than any attempt takes. */
export const ATTEMPT_LEASE_MS = MINUTE_MS;

/** Milliseconds until the next attempt, after `attempts` of them; null where there is none. */
export function pauseAfter(attempts: number, retryAfter: string | null): number | null {
  const pauseMs = PAUSES_MS[attempts];
  return pauseMs === undefined ? null : Math.max(pauseMs, askedMs(retryAfter));
}

// Seconds (RFC 9110 section 10.2.3); receivers that name a date are asked on our own schedule.
function askedMs(retryAfter: string | null): number {
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0;
  return Math.min(seconds * SECOND_MS, ASKED_MAX_MS);
}
