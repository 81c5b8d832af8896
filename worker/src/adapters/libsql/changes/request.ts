// What belongs to one request or one message: idempotency rows, tokens, notices, keys, receipts, the audit trail.

import { unreachable } from '../../../assert.ts';
import type { Change } from '../../../ports/index.ts';
import { apiKey, audit, erasure, idempotency, inbox, readToken, receipt, restriction, siteRequest } from '../schema.ts';
import type { Compiled } from './compiled.ts';
import { hitOneRow, insertRow, updateRow } from './row.ts';

type OfKind<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

/** Changes that add one row, and lose a guard where it is there already. */
export type Insertion = OfKind<
  | 'insert-idempotency'
  | 'insert-receipt'
  | 'insert-read-token'
  | 'insert-inbox'
  | 'insert-api-key'
  | 'insert-site-request'
  | 'append-audit'
  | 'insert-erasure'
  | 'insert-restriction'
>;

export function insertion(change: Insertion): Compiled {
  switch (change.kind) {
    case 'insert-idempotency':
      return insertRow(idempotency, change.record);
    case 'insert-receipt':
      return insertRow(receipt, change.record);
    case 'insert-read-token':
      return insertRow(readToken, change.record);
    case 'insert-inbox':
      return insertRow(inbox, change.record);
    case 'insert-api-key':
      return insertRow(apiKey, change.record);
    case 'insert-site-request':
      return insertRow(siteRequest, change.record);
    case 'append-audit':
      return insertRow(audit, change.record);
    case 'insert-erasure':
      return insertRow(erasure, change.record);
    case 'insert-restriction':
      return insertRow(restriction, change.record);
    default:
      return unreachable(change);
  }
}

export function leaseIdempotency({ tenantId, keyHash, from, to }: OfKind<'lease-idempotency'>): Compiled[] {
  const where = { tenantId, keyHash, leaseUntilMs: from };
  return updateRow(idempotency, { set: { leaseUntilMs: to }, where, guard: 'lease' });
}

/** Deleting what is not there is no loss: the key is free either way. */
export function deleteIdempotency({ tenantId, pledgeId }: OfKind<'delete-idempotency'>): Compiled[] {
  return [{ sql: 'DELETE FROM idempotency WHERE tenant_id = ? AND pledge_id = ?', args: [tenantId, pledgeId] }];
}

export function spendReadToken({ tokenHash, atMs }: OfKind<'use-read-token'>): Compiled[] {
  const sql = 'UPDATE read_token SET used_ms = ? WHERE token_hash = ? AND used_ms IS NULL AND expires_ms > ?';
  return [{ sql, args: [atMs, tokenHash, atMs] }, hitOneRow('read-token')];
}
