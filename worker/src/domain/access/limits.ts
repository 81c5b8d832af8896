// Every number that stands between a robot and the payment provider. What an operator may set otherwise is in `Limits`;
// the others follow from it or are the card networks' own.

import type { Limits } from '../../ports/index.ts';

const MINUTE_MS = 60_000;

/** The limits of a deployment that sets none. */
export const LIMITS_DEFAULT: Limits = {
  address: 10,
  session: 3,
  project: 10,
  tenant: 120,
  declines: 5,
  failures: 10,
  siteRequests: 5,
  complaints: 6,
};

/**
 * Ways back from one payment page in a minute. Each asks the provider, who limits us as a whole; the page that waits for a
 * confirmation comes back twelve times a minute by itself.
 */
export const WAYS_BACK = 30;
/** A declined card counts this long against its address and session. */
export const DECLINE_COUNTS_MS = 60 * MINUTE_MS;
/** The breaker looks at a tenant's last ten minutes, once there are enough attempts to judge. */
export const BREAKER_WINDOW_MS = 10 * MINUTE_MS;
export const BREAKER_ATTEMPTS_MIN = 50;
/** A share of declined attempts above this is card testing; card networks count from 20 percent. */
export const BREAKER_DECLINES_PERCENT = 20;
/** More refused attempts than this in one minute are a flood. */
export const FLOOD_REFUSALS_MAX = 60;
/** So many of one caller count towards it: nobody alone may have everybody else asked for proofs. */
export const CALLER_REFUSALS_MAX = 6;
export const SLOW_MODE_MS = 30 * MINUTE_MS;
/** In slow mode, so many posts a minute of the donate form pass without proof: a browser may have no script. */
export const SLOW_FORM_POSTS = 2;
/** Testers take the least amount. This many of them in the window, per pledge that a project may open without proof. */
export const LEAST_WINDOW_MS = 5 * MINUTE_MS;
export const LEAST_PLEDGES_FACTOR = 2;
/** How long a challenge may be solved and sent. */
export const CHALLENGE_LIFE_MS = 10 * MINUTE_MS;
