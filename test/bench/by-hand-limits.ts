// The limits of a pledge, written by hand: one read of where every counter stands, and one statement that counts in all.

import type { DatabaseSync } from 'node:sqlite';

const MANY = 1_000_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Address, tenant; then half of both and the project for pledges without proof. */
const COUNTERS = 5;

const STANDING = `SELECT ${Array.from({ length: COUNTERS }, (_, number) => `(SELECT empty_at_ms FROM rate WHERE key = ?${number + 1}) AS r${number}`).join(', ')},
  (SELECT until_ms FROM slow_mode WHERE tenant_id = ?6) AS slow,
  (SELECT coalesce(sum(least_pledges), 0) FROM intake_minute WHERE tenant_id = ?6 AND minute_ms >= ?7) AS least,
  (SELECT at_ms FROM decline WHERE address_hash = ?8 AND at_ms > ?9 ORDER BY at_ms DESC LIMIT 1 OFFSET 4) AS declined`;
const COUNT = `INSERT INTO rate (key, every_ms, empty_at_ms, limit_ms)
  VALUES ${Array.from({ length: COUNTERS }, () => '(?, ?, ?, ?)').join(', ')}
  ON CONFLICT (key) DO UPDATE SET empty_at_ms = max(empty_at_ms, excluded.empty_at_ms - every_ms) + every_ms`;
const ATTEMPT = 'INSERT INTO pledge_attempt (pledge_id, tenant_id, address_hash, least, at_ms) VALUES (?, ?, ?, ?, ?)';

interface Applicant {
  readonly tenantId: string;
  readonly projectId: string;
  readonly addressHash: string;
  readonly isLeast: boolean;
  readonly nowMs: number;
}

export function handLimits(database: DatabaseSync) {
  const standing = database.prepare(STANDING);
  const count = database.prepare(COUNT);
  const attempt = database.prepare(ATTEMPT);
  const keysOf = ({ tenantId, projectId, addressHash }: Applicant) => {
    const address = `c00040000a:${addressHash}`;
    return [address, `t:${tenantId}`, `u${address}`, `p:${projectId}`, `u:${tenantId}`];
  };
  return {
    admits(applicant: Applicant): boolean {
      const { tenantId, addressHash, nowMs } = applicant;
      const minutes = nowMs - 5 * MINUTE_MS;
      const row = standing.get(...keysOf(applicant), tenantId, minutes, addressHash, nowMs - HOUR_MS);
      if (row === undefined || row['slow'] !== null || row['declined'] !== null) return false;
      const limitMs = nowMs + MANY;
      return Array.from({ length: COUNTERS }, (_, number) => Number(row[`r${number}`] ?? 0)).every(
        (at) => at < limitMs,
      );
    },
    /** Part of the unit that keeps the pledge. */
    count(applicant: Applicant, pledgeId: string): void {
      const { tenantId, addressHash, isLeast, nowMs } = applicant;
      count.run(...keysOf(applicant).flatMap((key) => [key, 1, nowMs + 1, nowMs + MANY]));
      attempt.run(pledgeId, tenantId, addressHash, isLeast ? 1 : 0, nowMs);
    },
  };
}
