// What belongs to one request or one message: idempotency rows, tokens, notices, keys, receipts, the audit trail.

import type {
  ApiKeyRecord,
  AuditRecord,
  Change,
  ErasureRecord,
  Guard,
  IdempotencyRecord,
  InboxRecord,
  ReadTokenRecord,
  ReceiptRecord,
  RestrictionRecord,
  SiteRequestRecord,
} from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

type OfKind<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

export function insertIdempotency({ idempotency, pledges }: Tables, record: IdempotencyRecord): Guard | null {
  const key = keyOf(record.tenantId, record.keyHash);
  if (idempotency.has(key)) return 'idempotency-key';
  if (pledges.get(record.pledgeId)?.tenantId !== record.tenantId) return 'parent';
  idempotency.put(key, record);
  return null;
}

export function leaseIdempotency({ idempotency }: Tables, change: OfKind<'lease-idempotency'>): Guard | null {
  const key = keyOf(change.tenantId, change.keyHash);
  const kept = idempotency.get(key);
  if (kept?.leaseUntilMs !== change.from) return 'lease';
  idempotency.put(key, { ...kept, leaseUntilMs: change.to });
  return null;
}

/** Deleting what is not there is no loss: the key is free either way. */
export function deleteIdempotency({ idempotency }: Tables, change: OfKind<'delete-idempotency'>): null {
  const { tenantId, pledgeId } = change;
  const kept = idempotency.find((row) => row.tenantId === tenantId && row.pledgeId === pledgeId);
  if (kept !== undefined) idempotency.remove(keyOf(kept.tenantId, kept.keyHash));
  return null;
}

export function insertReceipt({ receipts, pledges }: Tables, record: ReceiptRecord): Guard | null {
  requireRule(Number.isSafeInteger(record.amountMinor) && record.amountMinor > 0, 'a receipt has a positive amount');
  if (receipts.has(record.receiptNo)) return 'receipt';
  if (receipts.some(({ pledgeId }) => pledgeId === record.pledgeId)) return 'receipt';
  const pledge = pledges.get(record.pledgeId);
  if (pledge?.tenantId !== record.tenantId || pledge.projectId !== record.projectId) return 'parent';
  receipts.put(record.receiptNo, record);
  return null;
}

/** The entry a receipt is for may come later in the same unit, so this is asked at its end. */
export function everyReceiptHasEntry({ receipts, journals }: Tables): boolean {
  return receipts.all().every((receipt) => journals.some((journal) => journal.effectKey === receipt.effectKey));
}

export function insertReadToken({ tokens, pledges }: Tables, record: ReadTokenRecord): Guard | null {
  if (tokens.has(record.tokenHash)) return 'read-token';
  if (pledges.get(record.pledgeId)?.tenantId !== record.tenantId) return 'parent';
  tokens.put(record.tokenHash, { record, usedMs: null });
  return null;
}

export function spendReadToken({ tokens }: Tables, change: OfKind<'use-read-token'>): Guard | null {
  const kept = tokens.get(change.tokenHash);
  if (kept?.usedMs !== null || kept.record.expiresMs <= change.atMs) return 'read-token';
  tokens.put(change.tokenHash, { ...kept, usedMs: change.atMs });
  return null;
}

export function insertInbox({ inbox }: Tables, record: InboxRecord): Guard | null {
  const key = keyOf(record.provider, record.eventId);
  if (inbox.has(key)) return 'inbox';
  inbox.put(key, record);
  return null;
}

export function insertApiKey({ apiKeys, federations }: Tables, record: ApiKeyRecord): Guard | null {
  if (apiKeys.some(({ keyId, keyHash }) => keyId === record.keyId || keyHash === record.keyHash)) return 'api-key';
  if (record.tenantId !== null && !federations.has(record.tenantId)) return 'parent';
  apiKeys.put(record.keyHash, record);
  return null;
}

export function insertSiteRequest({ siteRequests, projects }: Tables, record: SiteRequestRecord): Guard | null {
  const isSame = (other: SiteRequestRecord) => other.tenantId === record.tenantId && other.origin === record.origin;
  if (siteRequests.some(isSame)) return 'origin';
  if (siteRequests.has(record.requestId)) return 'revision';
  if (projects.get(record.projectId)?.tenantId !== record.tenantId) return 'parent';
  siteRequests.put(record.requestId, record);
  return null;
}

export function appendAudit({ audit }: Tables, record: AuditRecord): null {
  audit.put(keyOf(audit.size + 1), record);
  return null;
}

export function insertErasure({ erasures, donors, pledges }: Tables, record: ErasureRecord): Guard | null {
  if (erasures.has(record.pledgeId)) return 'erasure';
  if (pledges.get(record.pledgeId)?.tenantId !== record.tenantId) return 'parent';
  erasures.put(record.pledgeId, record);
  donors.remove(record.pledgeId);
  return null;
}

export function insertRestriction(tables: Tables, record: RestrictionRecord): Guard | null {
  const { donors, erasures, pledges, restrictions } = tables;
  const { pledgeId, tenantId } = record;
  if (restrictions.has(pledgeId) || erasures.has(pledgeId)) return 'erasure';
  if (pledges.get(pledgeId)?.tenantId !== tenantId) return 'parent';
  restrictions.put(pledgeId, record);
  const donor = donors.get(pledgeId);
  const nothing = { displayName: null, message: null, messageShown: false, newsEmail: null };
  if (donor) donors.put(pledgeId, { ...donor, ...nothing });
  return null;
}
