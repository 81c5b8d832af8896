// How often somebody may do something. A rate is a bucket that runs dry evenly: `burst` events at once, then one more
// every `everyMs`. One row holds it whatever the traffic, and there is no edge of a window to wait for.

import type { PledgeRecord } from './records.ts';

export interface Rate {
  readonly burst: number;
  readonly everyMs: number;
}

/**
 * A bucket that is fuller than it can be, by more than this, was filled by a clock that has been put back since: it
 * counts as empty, or everybody would be refused until the clock had caught up.
 */
export const CLOCK_SLIP_MAX_MS = 60_000;

/** One event counted in the bucket `key`. */
export interface RateCount extends Rate {
  readonly key: string;
}

export interface StandingQuery {
  readonly rateKeys: readonly string[];
  readonly addressHashes: readonly string[];
  readonly sessionHashes: readonly string[];
  readonly tenantId: string;
  /** Declines before this instant no longer count. */
  readonly declinesSinceMs: number;
  readonly declinesMax: number;
  /** Since when gifts of the least amount are counted, a whole minute. */
  readonly leastSinceMs: number;
  readonly proofId: string | null;
}

/** Everything that decides over one new pledge, in one read. */
export interface Standing {
  /** When each bucket will be empty; a key that is not there is empty. */
  readonly emptyAtMs: Readonly<Record<string, number>>;
  /** Instant of the decline that must grow old first, or null while there are fewer than `declinesMax`. */
  readonly blockingDeclineMs: number | null;
  /** Null, or in the past, while there is no slow mode. */
  readonly slowUntilMs: number | null;
  readonly leastPledges: number;
  readonly proofSpent: boolean;
}

/** What a tenant's minutes add up to, and its slow mode, which may be over. */
export interface IntakeFigures {
  readonly pledges: number;
  readonly declines: number;
  readonly refusals: number;
  readonly slowUntilMs: number | null;
}

/** Rows older than these instants go; keys of callers are grouped by period, and whole periods go. */
export interface PruneHorizons {
  readonly attemptsBeforeMs: number;
  readonly minutesBeforeMs: number;
  readonly proofsBeforeMs: number;
  readonly tokensBeforeMs: number;
  readonly idempotencyBeforeMs: number;
  readonly siteRequestsBeforeMs: number;
  /** Of imports that nobody went on with. */
  readonly importsBeforeMs: number;
  /** Caller rates whose key sorts before this go. */
  readonly callerKeysBefore: string;
}

/** Caller rate keys begin with this, and with the period; all others last. */
export const CALLER_KEY_PREFIX = 'c';

export interface LimitReads {
  standing(query: StandingQuery): Promise<Standing>;
  /** When one bucket will be empty; null where it is. */
  emptyAt(key: string): Promise<number | null>;
  /** The pledge that holds this intent. */
  twin(intent: string): Promise<PledgeRecord | null>;
  /** Figures of the minutes from `sinceMs` on. */
  intake(tenantId: string, sinceMs: number): Promise<IntakeFigures>;
  /** Whether `prune` would remove anything. */
  prunable(horizons: PruneHorizons): Promise<boolean>;
}
