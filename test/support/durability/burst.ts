import type { Store } from '@happy-homeland/worker/ports';
import { pledgeUnit } from '@happy-homeland/worker/testing';
import { watchLoopLag } from './loop-lag.ts';

export const PLEDGES_AT_ONCE = 500;

/** What became of pledges that all came at the same moment. */
export interface Burst {
  readonly committed: number;
  readonly refused: number;
  readonly tookMs: number;
  readonly lagMs: number;
}

/** Gives as many gifts as fit in one moment, numbered from `first`. */
export async function burstOfPledges(store: Store, first: number): Promise<Burst> {
  const lag = watchLoopLag();
  const startedAt = performance.now();
  const outcomes = await Promise.allSettled(
    Array.from({ length: PLEDGES_AT_ONCE }, (_, number) => store.commit(pledgeUnit(first + number))),
  );
  const tookMs = performance.now() - startedAt;
  const isCommitted = (outcome: (typeof outcomes)[number]) =>
    outcome.status === 'fulfilled' && outcome.value.kind === 'committed';
  const committed = outcomes.filter(isCommitted).length;
  const refused = outcomes.filter(({ status }) => status === 'rejected').length;
  return { committed, refused, tookMs, lagMs: lag.stop() };
}
