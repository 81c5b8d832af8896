// What robots are counted by. A rate is checked and counted in one statement: the CHECK of its row ends the unit.

import type { InValue } from '@libsql/client';
import type { AttemptRecord, Change, DeclineRecord, RateCount, SlowModeRecord } from '../../../ports/index.ts';
import { CALLER_KEY_PREFIX, CLOCK_SLIP_MAX_MS } from '../../../ports/index.ts';
import { pledgeAttempt, spentProof } from '../schema.ts';
import type { Compiled } from './compiled.ts';
import { insertRow } from './row.ts';

type OfKind<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

/** Changes that serve limits alone. */
export type LimitChange = OfKind<
  | 'count-rates'
  | 'insert-attempt'
  | 'release-intent'
  | 'record-decline'
  | 'note-refusal'
  | 'open-slow-mode'
  | 'spend-proof'
  | 'prune'
>;

export function countRates({ rates, atMs }: OfKind<'count-rates'>): Compiled[] {
  if (rates.length === 0) return [];
  const sql = `INSERT INTO rate (key, every_ms, empty_at_ms, limit_ms) VALUES ${rates.map(() => '(?, ?, ?, ?)').join(', ')}
    ON CONFLICT (key) DO UPDATE SET every_ms = excluded.every_ms, limit_ms = excluded.limit_ms,
      empty_at_ms = max(iif(empty_at_ms > excluded.limit_ms + ${CLOCK_SLIP_MAX_MS}, 0, empty_at_ms),
        excluded.empty_at_ms - excluded.every_ms) + excluded.every_ms`;
  return [{ sql, args: rates.flatMap((rate) => bucketOf(rate, atMs)) }];
}

function bucketOf({ key, burst, everyMs }: RateCount, atMs: number): InValue[] {
  return [key, everyMs, atMs + everyMs, atMs + burst * everyMs];
}

/** Its trigger counts the minute of the tenant. */
export function insertAttempt(record: AttemptRecord): Compiled[] {
  return [insertRow(pledgeAttempt, record)];
}

/** Releasing what another pledge holds by now changes nothing: the insertion that follows then loses `intent`. */
export function releaseIntent({ intent, pledgeId }: OfKind<'release-intent'>): Compiled[] {
  const sql = 'UPDATE pledge_attempt SET intent = NULL WHERE intent = ? AND pledge_id = ?';
  return [{ sql, args: [intent, pledgeId] }];
}

export function recordDecline({ declineRef, pledgeId, atMs }: DeclineRecord): Compiled[] {
  const sql = `INSERT INTO decline (decline_ref, pledge_id, tenant_id, address_hash, session_hash, at_ms)
    SELECT ?, pledge.pledge_id, pledge.tenant_id, attempt.address_hash, attempt.session_hash, ?
    FROM pledge LEFT JOIN pledge_attempt AS attempt ON attempt.pledge_id = pledge.pledge_id
    WHERE pledge.pledge_id = ?
    ON CONFLICT (decline_ref) DO NOTHING`;
  return [{ sql, args: [declineRef, atMs, pledgeId] }];
}

export function noteRefusal({ tenantId, atMs }: OfKind<'note-refusal'>): Compiled[] {
  const sql = `INSERT INTO intake_minute (minute_ms, tenant_id, refusals) VALUES (? - ? % 60000, ?, 1)
    ON CONFLICT DO UPDATE SET refusals = refusals + 1`;
  return [{ sql, args: [atMs, atMs, tenantId] }];
}

export function openSlowMode({ tenantId, sinceMs, untilMs, reason }: SlowModeRecord): Compiled[] {
  const sql = `INSERT INTO slow_mode (tenant_id, since_ms, until_ms, reason) VALUES (?, ?, ?, ?)
    ON CONFLICT (tenant_id) DO UPDATE SET since_ms = excluded.since_ms, until_ms = excluded.until_ms,
      reason = excluded.reason
    WHERE excluded.until_ms > until_ms`;
  return [{ sql, args: [tenantId, sinceMs, untilMs, reason] }];
}

export function spendProof({ proofId, expiresMs }: OfKind<'spend-proof'>): Compiled[] {
  return [insertRow(spentProof, { proofId, expiresMs })];
}

// Rows come in order of time, so the oldest rowids are the oldest rows and no index of times is needed; a row that is
// not old enough ends the search of its table.
export function prune({ horizons, max }: OfKind<'prune'>): Compiled[] {
  const oldest = (table: string, column: string, before: number): Compiled => ({
    sql: `DELETE FROM ${table} WHERE ${column} < ? AND rowid IN (SELECT rowid FROM ${table} ORDER BY rowid LIMIT ?)`,
    args: [before, max],
  });
  const ended = (table: string, before: number): Compiled => ({
    sql: `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE expires_ms < ? LIMIT ?)`,
    args: [before, max],
  });
  return [
    oldest('pledge_attempt', 'at_ms', horizons.attemptsBeforeMs),
    oldest('decline', 'at_ms', horizons.attemptsBeforeMs),
    oldest('spent_proof', 'expires_ms', horizons.proofsBeforeMs),
    oldest('read_token', 'expires_ms', horizons.tokensBeforeMs),
    oldest('idempotency', 'created_ms', horizons.idempotencyBeforeMs),
    oldest('site_request', 'created_ms', horizons.siteRequestsBeforeMs),
    {
      sql: `DELETE FROM import_draft WHERE draft_id IN
        (SELECT draft_id FROM import_draft WHERE phase <> 'done' AND updated_ms < ? LIMIT ?)`,
      args: [horizons.importsBeforeMs, max],
    },
    // Each lasts as long as it was made for, so that the oldest is not the first to go.
    ended('person_session', horizons.tokensBeforeMs),
    ended('person_verification', horizons.tokensBeforeMs),
    {
      sql: `DELETE FROM intake_minute WHERE (tenant_id, minute_ms) IN
        (SELECT tenant_id, minute_ms FROM intake_minute WHERE minute_ms < ? LIMIT ?)`,
      args: [horizons.minutesBeforeMs, max],
    },
    {
      sql: 'DELETE FROM rate WHERE key IN (SELECT key FROM rate WHERE key >= ? AND key < ? LIMIT ?)',
      args: [CALLER_KEY_PREFIX, horizons.callerKeysBefore, max],
    },
  ];
}
