import { SECOND_MS } from '../limits.ts';
import type { Store } from '../state/store.ts';
import type { ExpiryWatch } from '../world.ts';

/** A watch over the open sessions of a store, which it reads once. */
export function createExpiryWatch(store: Store): ExpiryWatch {
  const expiresAtMs = new Map<string, number>();
  let earliestMs = Number.POSITIVE_INFINITY;
  const watch: ExpiryWatch = {
    watch(sessionId, expiresAtSeconds) {
      expiresAtMs.set(sessionId, expiresAtSeconds * SECOND_MS);
      earliestMs = Math.min(earliestMs, expiresAtSeconds * SECOND_MS);
    },
    forget(sessionId) {
      expiresAtMs.delete(sessionId);
    },
    due(nowMs) {
      // Nearly every call ends here, so a request costs nothing however many sessions are open.
      if (nowMs < earliestMs) return [];
      earliestMs = earliestAfter(expiresAtMs, nowMs);
      return [...expiresAtMs].filter(([, atMs]) => atMs <= nowMs).map(([id]) => id);
    },
  };
  for (const [id, row] of store.entries('sessions')) {
    if (row.session.status === 'open') watch.watch(id, row.session.expires_at);
  }
  return watch;
}

function earliestAfter(expiresAtMs: ReadonlyMap<string, number>, nowMs: number): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const atMs of expiresAtMs.values()) if (atMs > nowMs && atMs < earliest) earliest = atMs;
  return earliest;
}
