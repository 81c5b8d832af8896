// What belongs to one request or one message: idempotency rows, tokens, notices, keys, receipts, the audit trail.

import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Change } from '../../../ports/index.ts';
import { apiKey, audit, idempotency, inbox, readToken, receipt, siteRequest } from '../schema.ts';
import type { Builder, Compiled } from './compiled.ts';
import { compiled, conditional } from './compiled.ts';

type OfKind<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

export function insertIdempotency(db: Builder, { record }: OfKind<'insert-idempotency'>): Compiled[] {
  return [compiled(db.insert(idempotency).values(record))];
}

export function leaseIdempotency(db: Builder, change: OfKind<'lease-idempotency'>): Compiled[] {
  const { tenantId, keyHash, from, to } = change;
  const isKey = and(eq(idempotency.tenantId, tenantId), eq(idempotency.keyHash, keyHash));
  const isUnchanged = and(isKey, eq(idempotency.leaseUntilMs, from));
  return conditional(db.update(idempotency).set({ leaseUntilMs: to }).where(isUnchanged), 'lease');
}

/** Deleting what is not there is no loss: the key is free either way. */
export function deleteIdempotency(db: Builder, change: OfKind<'delete-idempotency'>): Compiled[] {
  const { tenantId, pledgeId } = change;
  const isOfPledge = and(eq(idempotency.tenantId, tenantId), eq(idempotency.pledgeId, pledgeId));
  return [compiled(db.delete(idempotency).where(isOfPledge))];
}

export function insertReceipt(db: Builder, { record }: OfKind<'insert-receipt'>): Compiled[] {
  return [compiled(db.insert(receipt).values(record))];
}

export function insertReadToken(db: Builder, { record }: OfKind<'insert-read-token'>): Compiled[] {
  return [compiled(db.insert(readToken).values(record))];
}

export function spendReadToken(db: Builder, { tokenHash, atMs }: OfKind<'use-read-token'>): Compiled[] {
  const isFresh = and(isNull(readToken.usedMs), gt(readToken.expiresMs, atMs));
  const update = db.update(readToken).set({ usedMs: atMs });
  return conditional(update.where(and(eq(readToken.tokenHash, tokenHash), isFresh)), 'read-token');
}

export function insertInbox(db: Builder, { record }: OfKind<'insert-inbox'>): Compiled[] {
  return [compiled(db.insert(inbox).values(record))];
}

export function insertApiKey(db: Builder, { record }: OfKind<'insert-api-key'>): Compiled[] {
  return [compiled(db.insert(apiKey).values(record))];
}

export function insertSiteRequest(db: Builder, { record }: OfKind<'insert-site-request'>): Compiled[] {
  return [compiled(db.insert(siteRequest).values(record))];
}

export function appendAudit(db: Builder, { record }: OfKind<'append-audit'>): Compiled[] {
  return [compiled(db.insert(audit).values(record))];
}
