// How many, how fast. Half of what a minute allows may come at once and the rest flows in evenly, so that no minute, from
// whatever second it is counted, has more than was said.

import type { Ports, Rate, RateCount } from '../../ports/index.ts';
import { CLOCK_SLIP_MAX_MS } from '../../ports/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A rate that lets through at most `most` events in any minute. */
export function perMinute(most: number): Rate {
  const flowing = Math.max(1, Math.floor(most / 2));
  return { burst: most - flowing + 1, everyMs: Math.ceil(MINUTE_MS / flowing) };
}

/** A rate that lets through `most` at once, and then as many in any hour: for what people have to deal with one by one. */
export function perHour(most: number): Rate {
  return { burst: most, everyMs: Math.ceil(HOUR_MS / most) };
}

/** How long until one more event fits, milliseconds; 0 when it fits now. */
export function waitMs({ burst, everyMs }: Rate, emptyAtMs: number, nowMs: number): number {
  if (emptyAtMs > nowMs + burst * everyMs + CLOCK_SLIP_MAX_MS) return 0;
  return Math.max(0, emptyAtMs - (burst - 1) * everyMs - nowMs);
}

/** As `waitMs`, of a bucket that has to be read first. */
export async function waitFor(ports: Ports, count: RateCount): Promise<number> {
  return waitMs(count, (await ports.store.limits.emptyAt(count.key)) ?? 0, ports.clock.nowMs());
}
