// Slow mode: while a tenant is under attack, every new pledge of it needs a proof of work. A tenant that is attacked
// never slows another one down.

import type { IntakeFigures, Ports, RateCount, SlowModeRecord } from '../../ports/index.ts';
import {
  BREAKER_ATTEMPTS_MIN,
  BREAKER_DECLINES_PERCENT,
  BREAKER_WINDOW_MS,
  FLOOD_REFUSALS_MAX,
  SLOW_MODE_MS,
} from './limits.ts';
import { waitMs } from './rate.ts';

const MINUTE_MS = 60_000;

interface Refused {
  readonly tenantId: string;
  /** Counted by refusals of this caller, and when its bucket is empty. */
  readonly rate: RateCount;
  readonly emptyAtMs: number;
}

/**
 * Counts a refused attempt, and opens slow mode when there were too many of them this minute. A caller who is refused all
 * the time counts a few times only, and then costs no write.
 */
export async function noteRefusal(ports: Ports, { tenantId, rate, emptyAtMs }: Refused): Promise<void> {
  const atMs = ports.clock.nowMs();
  if (waitMs(rate, emptyAtMs, atMs) > 0) return;
  const counted = await ports.store.commit([
    { kind: 'count-rates', rates: [rate], atMs },
    { kind: 'note-refusal', tenantId, atMs },
  ]);
  if (counted.kind === 'lost') return;
  const figures = await ports.store.limits.intake(tenantId, wholeMinute(atMs));
  if (figures.refusals > FLOOD_REFUSALS_MAX) await openSlowMode(ports, figures, { tenantId, reason: 'flood' });
}

/**
 * Looks at the tenant's last ten minutes after a declined card. One payment page can be used for many cards, so there
 * were at least as many attempts as declines.
 */
export async function watchDeclines(ports: Ports, tenantId: string): Promise<void> {
  const sinceMs = wholeMinute(ports.clock.nowMs() - BREAKER_WINDOW_MS);
  const figures = await ports.store.limits.intake(tenantId, sinceMs);
  const { pledges, declines } = figures;
  const attempts = Math.max(pledges, declines);
  if (attempts < BREAKER_ATTEMPTS_MIN || declines * 100 <= attempts * BREAKER_DECLINES_PERCENT) return;
  await openSlowMode(ports, figures, { tenantId, reason: 'declines' });
}

// Told once, when it begins; while the attack lasts it is prolonged, and written at most once a minute.
async function openSlowMode(
  ports: Ports,
  figures: IntakeFigures,
  cause: Pick<SlowModeRecord, 'tenantId' | 'reason'>,
): Promise<void> {
  const sinceMs = ports.clock.nowMs();
  const leftMs = (figures.slowUntilMs ?? 0) - sinceMs;
  if (leftMs > SLOW_MODE_MS - MINUTE_MS) return;
  const record = { ...cause, sinceMs, untilMs: sinceMs + SLOW_MODE_MS };
  await ports.store.commit([{ kind: 'open-slow-mode', record }]);
  if (leftMs <= 0) ports.reporter.report('warn', 'slow-mode', { ...cause, untilMs: record.untilMs });
}

function wholeMinute(atMs: number): number {
  return atMs - (atMs % MINUTE_MS);
}
