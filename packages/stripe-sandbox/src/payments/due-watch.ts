import { REFUND_SETTLES_AFTER_SECONDS, SECOND_MS } from '../limits.ts';
import type { Store } from '../state/store.ts';
import type { DueWatch } from '../world.ts';

/** A watch over the open sessions of a store, which it reads once. */
export function createExpiryWatch(store: Store): DueWatch {
  const watch = createDueWatch();
  for (const [id, { session }] of store.entries('sessions')) {
    if (session.status === 'open') watch.watch(id, session.expires_at);
  }
  return watch;
}

/** A watch over the refunds of a store that wait for a wallet's answer. */
export function createRefundWatch(store: Store): DueWatch {
  const watch = createDueWatch();
  for (const [id, { status, created }] of store.entries('refunds')) {
    if (status === 'pending') watch.watch(id, created + REFUND_SETTLES_AFTER_SECONDS);
  }
  return watch;
}

function createDueWatch(): DueWatch {
  const dueAtMs = new Map<string, number>();
  let earliestMs = Number.POSITIVE_INFINITY;
  return {
    watch(id, atSeconds) {
      dueAtMs.set(id, atSeconds * SECOND_MS);
      earliestMs = Math.min(earliestMs, atSeconds * SECOND_MS);
    },
    forget(id) {
      dueAtMs.delete(id);
    },
    due(nowMs) {
      // Nearly every call ends here, so a request costs nothing however many sessions are open.
      if (nowMs < earliestMs) return [];
      earliestMs = earliestAfter(dueAtMs, nowMs);
      return [...dueAtMs].filter(([, atMs]) => atMs <= nowMs).map(([id]) => id);
    },
  };
}

function earliestAfter(dueAtMs: ReadonlyMap<string, number>, nowMs: number): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const atMs of dueAtMs.values()) if (atMs > nowMs && atMs < earliest) earliest = atMs;
  return earliest;
}
