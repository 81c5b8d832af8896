// A pledge, written by hand on node:sqlite: the same reads, the same rows, the same two commits, the same keyed hashes.
// Prepared statements, no library, no layer.

import { createHmac, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { HandReads } from './by-hand-card.ts';
import { handLimits } from './by-hand-limits.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const KEY = 'a key that only tests use, forty characters';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_CHARS = 26;

interface Asked {
  readonly projectId: string;
  readonly amount: { readonly amountMinor: number; readonly currency: string };
}

interface Request {
  readonly body: string;
  readonly key: string | undefined;
  readonly origin: string | undefined;
  readonly nowMs: number;
}

/** Makes pledges; null where the request is not one. */
export function handPledges(database: DatabaseSync, reads: HandReads, publicUrl: string) {
  const known = database.prepare('SELECT pledge_id FROM idempotency WHERE tenant_id = ? AND key_hash = ?');
  const pledge = database.prepare(`INSERT INTO pledge (tenant_id, pledge_id, project_id, charity_id, amount_minor,
    currency, payment_state, receipt_choice, named, origin, payment_title, payee_name, give_url, opening_attempt,
    created_ms, updated_ms, check_at_ms, provider, session_expires_ms, refunded_minor, disputed)
    VALUES (?, ?, ?, ?, ?, ?, 'created', 'waived', 0, ?, ?, ?, ?, 1, ?, ?, ?, 'stripe', ?, 0, 0)`);
  const donor = database.prepare(
    'INSERT INTO donor_private (tenant_id, pledge_id, salt, consented_ms) VALUES (?, ?, ?, ?)',
  );
  const idempotency = database.prepare(`INSERT INTO idempotency (tenant_id, key_hash, request_hash, pledge_id,
    lease_until_ms, created_ms) VALUES (?, ?, ?, ?, ?, ?)`);
  const open = database.prepare(`UPDATE pledge SET payment_state = 'awaiting_payment', session_ref = ?, session_url = ?,
    session_expires_ms = ?, check_at_ms = ?, updated_ms = ? WHERE tenant_id = ? AND pledge_id = ?
    AND payment_state = 'created'`);
  const limits = handLimits(database);
  const sessions = new Map<string, object>();

  return ({ body, key, origin, nowMs }: Request): object | null => {
    if (key === undefined || !UUID.test(key)) return null;
    const input = parseAsked(body);
    const file = input && reads.file(input.projectId);
    if (!input || !file) return null;
    const charity = JSON.parse(String(file['charity_body']));
    const project = JSON.parse(String(file['body']));
    const { amountMinor, currency } = input.amount;
    if (origin !== undefined && !charity.ownSites.includes(origin)) return null;
    if (amountMinor < project.minGiftMinor || amountMinor > project.maxGiftMinor) return null;
    const raised = reads.totals(input.projectId).reduce((sum, { amount_minor: minor }) => sum + Number(minor), 0);
    if (raised >= Number(file['goal_minor'])) return null;
    const tenantId = file['tenant_id'] ?? '';
    const keyHash = mac('hh/idempotency-key/v1', key);
    const requestHash = mac('hh/request/v1', JSON.stringify(input));
    if (known.get(tenantId, keyHash) !== undefined) return null;

    const addressHash = mac('hh/caller-address/v1', 'unknown');
    const isLeast = amountMinor === project.minGiftMinor;
    const applicant = { tenantId: String(tenantId), projectId: input.projectId, addressHash, isLeast, nowMs };
    if (!limits.admits(applicant)) return null;

    const pledgeId = newId();
    const giveUrl = `${publicUrl}/give/${input.projectId}`;
    commit(database, () => {
      pledge.run(
        ...[tenantId, pledgeId, input.projectId, file['charity_id'] ?? '', amountMinor, currency, origin ?? null],
        ...[file['title'] ?? '', file['charity_name'] ?? '', giveUrl],
        ...[nowMs, nowMs, nowMs + MINUTE_MS, nowMs + HOUR_MS],
      );
      donor.run(tenantId, pledgeId, newId(), nowMs);
      idempotency.run(tenantId, keyHash, requestHash, pledgeId, nowMs + MINUTE_MS, nowMs);
      limits.count(applicant, pledgeId);
    });

    const sessionRef = `cs_${sessions.size + 1}`;
    const url = `https://pay.example.org/${sessionRef}`;
    sessions.set(`pledge:${pledgeId}:session:v1`, { sessionRef, url, amountMinor, successUrl: `${giveUrl}/return` });

    commit(database, () => {
      const { changes } = open.run(sessionRef, url, nowMs + HOUR_MS, nowMs + MINUTE_MS, nowMs, ...[tenantId, pledgeId]);
      if (changes !== 1) throw new Error('the pledge has moved');
    });
    const secret = mac('hh/pledge-secret/v1', pledgeId);
    return { pledgeId, status: 'awaiting_payment', secret, next: { kind: 'redirect', url } };
  };
}

function commit(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function parseAsked(body: string): Asked | null {
  const input = JSON.parse(body) as Asked;
  return typeof input.projectId === 'string' && Number.isSafeInteger(input.amount?.amountMinor) ? input : null;
}

function mac(purpose: string, text: string): string {
  return createHmac('sha256', KEY).update(`${purpose}\n${text}`).digest('base64url');
}

/** Lowercase base32 of random bytes. */
export function newId(): string {
  let id = '';
  for (const byte of randomBytes(ID_CHARS)) id += ALPHABET[byte & 31];
  return id;
}
