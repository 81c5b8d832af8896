import { unreachable } from '../../../assert.ts';
import type { Change } from '../../../ports/index.ts';
import type { Builder, Compiled } from './compiled.ts';
import { appendJournal } from './journal.ts';
import { insertPledge, movePledge } from './pledge.ts';
import { putCampaign, putCharity, putFederation, putProject, putSite } from './published.ts';
import {
  appendAudit,
  deleteIdempotency,
  insertApiKey,
  insertIdempotency,
  insertInbox,
  insertReadToken,
  insertReceipt,
  insertSiteRequest,
  leaseIdempotency,
  spendReadToken,
} from './request.ts';

/** The statements of one change, in order. */
export function compile(db: Builder, change: Change): Compiled[] {
  switch (change.kind) {
    case 'put-federation':
      return putFederation(db, change.record);
    case 'put-charity':
      return putCharity(db, change.record);
    case 'put-site':
      return putSite(db, change.record);
    case 'put-campaign':
      return putCampaign(db, change.record);
    case 'put-project':
      return putProject(db, change.record);
    case 'insert-pledge':
      return insertPledge(db, change.record, change.donor);
    case 'move-pledge':
      return movePledge(db, change);
    case 'append-journal':
      return appendJournal(change.journal);
    case 'insert-idempotency':
      return insertIdempotency(db, change);
    case 'lease-idempotency':
      return leaseIdempotency(db, change);
    case 'delete-idempotency':
      return deleteIdempotency(db, change);
    case 'insert-receipt':
      return insertReceipt(db, change);
    case 'insert-read-token':
      return insertReadToken(db, change);
    case 'use-read-token':
      return spendReadToken(db, change);
    case 'insert-inbox':
      return insertInbox(db, change);
    case 'insert-api-key':
      return insertApiKey(db, change);
    case 'insert-site-request':
      return insertSiteRequest(db, change);
    case 'append-audit':
      return appendAudit(db, change);
    default:
      return unreachable(change);
  }
}
