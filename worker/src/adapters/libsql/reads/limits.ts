// One read before every new pledge, so it is one statement of key lookups, sent as plain SQL.

import type { InValue, Row } from '@libsql/client';
import type {
  IntakeFigures,
  LimitReads,
  PledgeReads,
  PruneHorizons,
  Standing,
  StandingQuery,
} from '../../../ports/index.ts';
import { CALLER_KEY_PREFIX } from '../../../ports/index.ts';
import type { ReadClient } from './record.ts';

export function limitReads(database: ReadClient, pledges: Pick<PledgeReads, 'pledge'>): LimitReads {
  return {
    standing: (query) => readStanding(database, query),
    emptyAt: async (key) => {
      const sql = 'SELECT empty_at_ms FROM rate WHERE key = ?';
      return numberOf((await database.execute({ sql, args: [key] })).rows[0], 'empty_at_ms');
    },
    twin: async (intent) => {
      const sql = 'SELECT pledge_id FROM pledge_attempt WHERE intent = ?';
      const pledgeId = (await database.execute({ sql, args: [intent] })).rows[0]?.['pledge_id'];
      return typeof pledgeId === 'string' ? pledges.pledge(pledgeId) : null;
    },
    intake: (tenantId, sinceMs) => readIntake(database, tenantId, sinceMs),
    prunable: (horizons) => isPrunable(database, horizons),
  };
}

async function readStanding(database: ReadClient, query: StandingQuery): Promise<Standing> {
  const { rateKeys, addressHashes, sessionHashes, tenantId, declinesSinceMs, declinesMax } = query;
  const { leastSinceMs, proofId } = query;
  const rates = rateKeys.map((_, index) => `(SELECT empty_at_ms FROM rate WHERE key = ?) AS rate_${index}`);
  const sql = `SELECT ${[
    ...rates,
    '(SELECT until_ms FROM slow_mode WHERE tenant_id = ?) AS slow_until_ms',
    '(SELECT coalesce(sum(least_pledges), 0) FROM intake_minute WHERE tenant_id = ? AND minute_ms >= ?) AS least_pledges',
    nthDecline('address_hash', addressHashes),
    nthDecline('session_hash', sessionHashes),
    'EXISTS (SELECT 1 FROM spent_proof WHERE proof_id = ?) AS proof_spent',
  ].join(', ')}`;
  const nth = (hashes: readonly string[]): InValue[] => [...hashes, declinesSinceMs, declinesMax - 1];
  const declines = [...nth(addressHashes), ...nth(sessionHashes)];
  const args = [...rateKeys, tenantId, tenantId, leastSinceMs, ...declines, proofId];
  const [row] = (await database.execute({ sql, args })).rows;
  const blocking = [numberOf(row, 'address_hash'), numberOf(row, 'session_hash')].filter((ms) => ms !== null);
  return {
    emptyAtMs: Object.fromEntries(rateKeys.map((key, index) => [key, numberOf(row, `rate_${index}`) ?? 0])),
    blockingDeclineMs: blocking.length === 0 ? null : Math.max(...blocking),
    slowUntilMs: numberOf(row, 'slow_until_ms'),
    leastPledges: numberOf(row, 'least_pledges') ?? 0,
    proofSpent: numberOf(row, 'proof_spent') === 1,
  };
}

/** The instant of the nth newest decline: while it is young, n declines are. */
function nthDecline(column: 'address_hash' | 'session_hash', hashes: readonly string[]): string {
  const places = hashes.length === 0 ? 'NULL' : hashes.map(() => '?').join(', ');
  return `(SELECT at_ms FROM decline WHERE ${column} IN (${places}) AND at_ms > ?
    ORDER BY at_ms DESC LIMIT 1 OFFSET ?) AS ${column}`;
}

async function readIntake(database: ReadClient, tenantId: string, sinceMs: number): Promise<IntakeFigures> {
  const sql = `SELECT coalesce(sum(pledges), 0) AS pledges, coalesce(sum(declines), 0) AS declines,
    coalesce(sum(refusals), 0) AS refusals, (SELECT until_ms FROM slow_mode WHERE tenant_id = ?) AS slow_until_ms
    FROM intake_minute WHERE tenant_id = ? AND minute_ms >= ?`;
  const [row] = (await database.execute({ sql, args: [tenantId, tenantId, sinceMs] })).rows;
  return {
    pledges: numberOf(row, 'pledges') ?? 0,
    declines: numberOf(row, 'declines') ?? 0,
    refusals: numberOf(row, 'refusals') ?? 0,
    slowUntilMs: numberOf(row, 'slow_until_ms'),
  };
}

async function isPrunable(database: ReadClient, horizons: PruneHorizons): Promise<boolean> {
  const oldest = (table: string, column: string) => `(SELECT ${column} FROM ${table} ORDER BY rowid LIMIT 1) < ? OR `;
  const sql = `SELECT coalesce(${oldest('pledge_attempt', 'at_ms')}0, 0)
    OR coalesce(${oldest('decline', 'at_ms')}0, 0)
    OR coalesce(${oldest('spent_proof', 'expires_ms')}0, 0)
    OR coalesce(${oldest('read_token', 'expires_ms')}0, 0)
    OR coalesce(${oldest('idempotency', 'created_ms')}0, 0)
    OR coalesce(${oldest('site_request', 'created_ms')}0, 0)
    OR EXISTS (SELECT 1 FROM import_draft WHERE phase <> 'done' AND updated_ms < ?)
    OR EXISTS (SELECT 1 FROM person_session WHERE expires_ms < ?)
    OR EXISTS (SELECT 1 FROM person_verification WHERE expires_ms < ?)
    OR EXISTS (SELECT 1 FROM intake_minute WHERE minute_ms < ?)
    OR EXISTS (SELECT 1 FROM rate WHERE key >= ? AND key < ?) AS prunable`;
  const args = [
    horizons.attemptsBeforeMs,
    horizons.attemptsBeforeMs,
    horizons.proofsBeforeMs,
    horizons.tokensBeforeMs,
    horizons.idempotencyBeforeMs,
    horizons.siteRequestsBeforeMs,
    horizons.importsBeforeMs,
    horizons.tokensBeforeMs,
    horizons.tokensBeforeMs,
    horizons.minutesBeforeMs,
    CALLER_KEY_PREFIX,
    horizons.callerKeysBefore,
  ];
  return numberOf((await database.execute({ sql, args })).rows[0], 'prunable') === 1;
}

function numberOf(row: Row | undefined, name: string): number | null {
  const value = row?.[name] ?? null;
  return value === null ? null : Number(value);
}
