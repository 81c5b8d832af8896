// What was kept against robots goes as soon as it has served, and so do tokens and keys that can no longer mean anything.
// Nothing of the books is ever touched here.

import type { Ports, PruneHorizons } from '../../ports/index.ts';
import { callerKeysBefore } from '../access/caller.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** A payment page lives an hour, and its declines count for another; notices may be late. */
export const ATTEMPTS_KEPT_MS = 3 * HOUR_MS;
const MINUTES_KEPT_MS = HOUR_MS;
/** A key that comes again within this time is the same gift; later it is a gift of its own. */
export const IDEMPOTENCY_KEPT_MS = 30 * DAY_MS;
/** A webmaster's request holds a contact: a federation that has not answered for so long will not. */
const SITE_REQUESTS_KEPT_MS = 90 * DAY_MS;
/** An import that nobody went on with for so long is begun anew, from its file. */
export const IMPORTS_KEPT_MS = 7 * DAY_MS;
const ROWS_PER_UNIT = 500;
const UNITS_PER_RUN = 10;

/** Removes what is due, in small units; what is left waits for the next run. Answers how many units it took. */
export async function pruneExpired(ports: Ports, mayGoOn: () => boolean): Promise<number> {
  const horizons = horizonsAt(ports.clock.nowMs());
  for (let unit = 0; unit < UNITS_PER_RUN; unit += 1) {
    if (!mayGoOn() || !(await ports.store.limits.prunable(horizons))) return unit;
    await ports.store.commit([{ kind: 'prune', horizons, max: ROWS_PER_UNIT }]);
  }
  return UNITS_PER_RUN;
}

function horizonsAt(nowMs: number): PruneHorizons {
  return {
    attemptsBeforeMs: nowMs - ATTEMPTS_KEPT_MS,
    minutesBeforeMs: nowMs - MINUTES_KEPT_MS,
    proofsBeforeMs: nowMs,
    tokensBeforeMs: nowMs,
    idempotencyBeforeMs: nowMs - IDEMPOTENCY_KEPT_MS,
    siteRequestsBeforeMs: nowMs - SITE_REQUESTS_KEPT_MS,
    importsBeforeMs: nowMs - IMPORTS_KEPT_MS,
    callerKeysBefore: callerKeysBefore(nowMs),
  };
}
