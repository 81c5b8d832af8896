import { unreachable } from '../../../assert.ts';
import type {
  Change,
  ComplaintChange,
  DutyChange,
  ImportDraftChange,
  OutboxChange,
  UploadChange,
  WorkChange,
} from '../../../ports/index.ts';
import { compileAccess } from './access.ts';
import type { Compiled } from './compiled.ts';
import { compileComplaint } from './complaint.ts';
import { compileDuties, isOfDuties } from './duty.ts';
import { compileFund } from './fund.ts';
import { compileHeld } from './held.ts';
import { compileImport } from './import-draft.ts';
import { appendJournal } from './journal.ts';
import type { LimitChange } from './limit.ts';
import {
  countRates,
  insertAttempt,
  noteRefusal,
  openSlowMode,
  prune,
  recordDecline,
  releaseIntent,
  spendProof,
} from './limit.ts';
import { compileLog } from './log.ts';
import { compileOutbox, isOfOutbox } from './outbox.ts';
import { compilePeople } from './people.ts';
import { endNews, insertPledge, movePledge } from './pledge.ts';
import { putCampaign, putCharity, putFederation, putProject, putSite } from './published.ts';
import { deleteIdempotency, insertion, leaseIdempotency, spendReadToken } from './request.ts';
import { compileUpload } from './upload.ts';
import { holdFacts, keepVerdict } from './verdict.ts';
import { compileWork } from './work.ts';

/** The statements of one change, in order. */
export function compile(change: Change): Compiled[] {
  if (isOfOutbox(change)) return compileOutbox(change);
  return isOfDuties(change) ? compileDuties(change) : compileRecord(change);
}

function compileRecord(change: Exclude<Change, OutboxChange | DutyChange>): Compiled[] {
  switch (change.kind) {
    case 'put-federation':
      return putFederation(change.record);
    case 'put-charity':
      return putCharity(change.record);
    case 'put-site':
      return putSite(change.record);
    case 'put-campaign':
      return putCampaign(change.record);
    case 'put-project':
      return putProject(change.record);
    case 'insert-pledge':
      return insertPledge(change.record, change.donor);
    case 'move-pledge':
      return movePledge(change);
    case 'end-news':
      return endNews(change);
    case 'append-journal':
      return appendJournal(change.journal, change.leaf);
    case 'lease-idempotency':
    case 'delete-idempotency':
    case 'use-read-token':
      return compileRequest(change);
    case 'hold-facts':
      return holdFacts(change);
    case 'keep-verdict':
      return keepVerdict(change);
    case 'count-rates':
    case 'insert-attempt':
    case 'release-intent':
    case 'record-decline':
    case 'note-refusal':
    case 'open-slow-mode':
    case 'spend-proof':
    case 'prune':
      return compileLimit(change);
    case 'put-held-decision':
    case 'delete-held-decision':
    case 'hold-held-decision':
    case 'insert-refund':
    case 'move-refund':
      return compileHeld(change);
    case 'insert-decision':
    case 'insert-reservation':
    case 'resolve-reservation':
    case 'pin-management':
    case 'insert-disclosure':
      return compileFund(change);
    case 'put-partner':
    case 'end-api-key':
      return compileAccess(change);
    case 'insert-person':
    case 'give-grant':
    case 'withdraw-grant':
    case 'insert-invitation':
    case 'accept-invitation':
      return compilePeople(change);
    case 'append-fact':
    case 'take-log-lease':
    case 'grow-log':
    case 'publish-checkpoint':
    case 'put-cosignature':
      return compileLog(change);
    default:
      return compileFurther(change);
  }
}

function compileFurther(
  change: Parameters<typeof insertion>[0] | UploadChange | WorkChange | ComplaintChange | ImportDraftChange,
): Compiled[] {
  switch (change.kind) {
    case 'open-work':
    case 'append-work-event':
      return compileWork(change);
    case 'insert-upload':
    case 'publish-upload':
    case 'withdraw-upload':
      return compileUpload(change);
    case 'insert-complaint-words':
    case 'delete-complaint-words':
      return compileComplaint(change);
    case 'insert-import':
    case 'move-import':
      return compileImport(change);
    default:
      return [insertion(change)];
  }
}

type RequestMove = Extract<Change, { readonly kind: 'lease-idempotency' | 'delete-idempotency' | 'use-read-token' }>;

function compileRequest(change: RequestMove): Compiled[] {
  switch (change.kind) {
    case 'lease-idempotency':
      return leaseIdempotency(change);
    case 'delete-idempotency':
      return deleteIdempotency(change);
    case 'use-read-token':
      return spendReadToken(change);
    default:
      return unreachable(change);
  }
}

function compileLimit(change: LimitChange): Compiled[] {
  switch (change.kind) {
    case 'count-rates':
      return countRates(change);
    case 'insert-attempt':
      return insertAttempt(change.record);
    case 'release-intent':
      return releaseIntent(change);
    case 'record-decline':
      return recordDecline(change.record);
    case 'note-refusal':
      return noteRefusal(change);
    case 'open-slow-mode':
      return openSlowMode(change.record);
    case 'spend-proof':
      return spendProof(change);
    case 'prune':
      return prune(change);
    default:
      return unreachable(change);
  }
}
