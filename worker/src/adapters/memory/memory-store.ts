// The store without a disk, for tests of what stands on it. It keeps every guard that the database keeps, so a use case
// that passes on one passes on the other; the port suite runs on both.

import { unreachable } from '../../assert.ts';
import type {
  AccessChange,
  BookReads,
  Change,
  CommitOutcome,
  ComplaintChange,
  DirectoryReads,
  DutyChange,
  FundChange,
  Guard,
  HeldChange,
  ImportDraftChange,
  LimitReads,
  LogChange,
  LogReads,
  OutboxChange,
  PeopleChange,
  PledgeReads,
  Store,
  UploadChange,
  UploadReads,
  VerdictReads,
  WorkChange,
  WorkReads,
  WriteUnit,
} from '../../ports/index.ts';
import { applyAccess } from './access.ts';
import { bookReads } from './book-reads.ts';
import { applyComplaint } from './complaints.ts';
import { directoryReads } from './directory-reads.ts';
import { applyDuties } from './duties.ts';
import { applyFund } from './fund-changes.ts';
import { applyHeld } from './held-changes.ts';
import { applyImport } from './import-drafts.ts';
import { appendJournal } from './journal-changes.ts';
import {
  countRates,
  insertAttempt,
  noteRefusal,
  openSlowMode,
  prune,
  recordDecline,
  releaseIntent,
  spendProof,
} from './limit-changes.ts';
import { limitReads } from './limit-reads.ts';
import { applyLog, logReads } from './log-changes.ts';
import { applyOutbox } from './outbox.ts';
import { applyPeople } from './people.ts';
import { endNews, insertPledge, movePledge } from './pledge-changes.ts';
import { pledgeReads } from './pledge-reads.ts';
import { putCampaign, putCharity, putFederation, putProject, putSite } from './published-changes.ts';
import {
  appendAudit,
  deleteIdempotency,
  everyReceiptHasEntry,
  insertApiKey,
  insertErasure,
  insertIdempotency,
  insertInbox,
  insertReadToken,
  insertReceipt,
  insertRestriction,
  insertSiteRequest,
  leaseIdempotency,
  spendReadToken,
} from './request-changes.ts';
import type { Tables } from './tables.ts';
import { emptyTables, forkTables } from './tables.ts';
import { applyUpload, uploadReads } from './uploads.ts';
import { holdFacts, keepVerdict, verdictReads } from './verdicts.ts';
import { applyWork, workReads } from './work.ts';

/** A store that lasts as long as the process. Nothing is durable. */
export class MemoryStore implements Store {
  readonly directory: DirectoryReads;
  readonly pledges: PledgeReads;
  readonly books: BookReads;
  readonly limits: LimitReads;
  readonly verdicts: VerdictReads;
  readonly work: WorkReads;
  readonly uploads: UploadReads;
  readonly log: LogReads;
  #tables: Tables = emptyTables();

  constructor() {
    const now = () => this.#tables;
    this.directory = directoryReads(now);
    this.pledges = pledgeReads(now);
    this.books = bookReads(now);
    this.limits = limitReads(now);
    this.verdicts = verdictReads(now);
    this.work = workReads(now);
    this.uploads = uploadReads(now);
    this.log = logReads(now);
  }

  async commit(unit: WriteUnit): Promise<CommitOutcome> {
    const draft = forkTables(this.#tables);
    for (const change of unit) {
      const guard = apply(draft, change);
      if (guard !== null) return { kind: 'lost', guard };
    }
    if (!everyReceiptHasEntry(draft)) return { kind: 'lost', guard: 'parent' };
    this.#tables = draft;
    return { kind: 'committed' };
  }
}

function apply(tables: Tables, change: Change): Guard | null {
  switch (change.kind) {
    case 'put-federation':
      return putFederation(tables, change.record);
    case 'put-charity':
      return putCharity(tables, change.record);
    case 'put-site':
      return putSite(tables, change.record);
    case 'put-campaign':
      return putCampaign(tables, change.record);
    case 'put-project':
      return putProject(tables, change.record);
    case 'insert-pledge':
      return insertPledge(tables, change.record, change.donor);
    case 'move-pledge':
      return movePledge(tables, change);
    case 'append-journal':
      return appendJournal(tables, change.journal, change.leaf);
    case 'put-partner':
    case 'end-api-key':
      return applyAccess(tables, change);
    case 'insert-person':
    case 'give-grant':
    case 'withdraw-grant':
    case 'insert-invitation':
    case 'accept-invitation':
      return applyPeople(tables, change);
    case 'put-held-decision':
    case 'delete-held-decision':
    case 'hold-held-decision':
    case 'insert-refund':
    case 'move-refund':
      return applyHeld(tables, change);
    case 'insert-decision':
    case 'insert-reservation':
    case 'resolve-reservation':
    case 'pin-management':
    case 'insert-disclosure':
      return applyFund(tables, change);
    case 'put-endpoint':
    case 'append-notice':
    case 'spread-notice':
    case 'add-deliveries':
    case 'move-delivery':
      return applyOutbox(tables, change);
    case 'append-fact':
    case 'take-log-lease':
    case 'grow-log':
    case 'publish-checkpoint':
    case 'put-cosignature':
      return applyLog(tables, change);
    case 'hold-facts':
      return holdFacts(tables, change);
    case 'keep-verdict':
      return keepVerdict(tables, change);
    default:
      return applyToDesk(tables, change);
  }
}

// What people carry: work, its files, what it owes the public, and what was reported.
function applyToDesk(
  tables: Tables,
  change: ComplaintChange | DutyChange | ImportDraftChange | RequestChange | UploadChange | WorkChange,
): Guard | null {
  switch (change.kind) {
    case 'keep-duties':
    case 'recheck-duties':
    case 'append-duty-answer':
      return applyDuties(tables, change);
    case 'open-work':
    case 'append-work-event':
      return applyWork(tables, change);
    case 'insert-upload':
    case 'publish-upload':
    case 'withdraw-upload':
      return applyUpload(tables, change);
    case 'insert-complaint-words':
    case 'delete-complaint-words':
      return applyComplaint(tables, change);
    case 'insert-import':
    case 'move-import':
      return applyImport(tables, change);
    default:
      return applyToRequest(tables, change);
  }
}

type RequestChange = Exclude<
  Change,
  | AccessChange
  | PeopleChange
  | OutboxChange
  | DutyChange
  | HeldChange
  | FundChange
  | LogChange
  | UploadChange
  | WorkChange
  | ComplaintChange
  | ImportDraftChange
  | {
      readonly kind:
        | `put-${string}`
        | 'insert-pledge'
        | 'move-pledge'
        | 'append-journal'
        | 'hold-facts'
        | 'keep-verdict';
    }
>;

function applyToRequest(tables: Tables, change: RequestChange): Guard | null {
  switch (change.kind) {
    case 'insert-idempotency':
      return insertIdempotency(tables, change.record);
    case 'lease-idempotency':
      return leaseIdempotency(tables, change);
    case 'delete-idempotency':
      return deleteIdempotency(tables, change);
    case 'insert-receipt':
      return insertReceipt(tables, change.record);
    case 'insert-read-token':
      return insertReadToken(tables, change.record);
    case 'use-read-token':
      return spendReadToken(tables, change);
    case 'insert-inbox':
      return insertInbox(tables, change.record);
    case 'insert-api-key':
      return insertApiKey(tables, change.record);
    case 'insert-site-request':
      return insertSiteRequest(tables, change.record);
    case 'append-audit':
      return appendAudit(tables, change.record);
    case 'insert-erasure':
      return insertErasure(tables, change.record);
    case 'insert-restriction':
      return insertRestriction(tables, change.record);
    case 'end-news':
      return endNews(tables, change);
    default:
      return applyToLimits(tables, change);
  }
}

type LimitChange = Exclude<RequestChange, { readonly kind: PlainKind }>;

type PlainKind =
  | 'insert-idempotency'
  | 'lease-idempotency'
  | 'delete-idempotency'
  | 'insert-receipt'
  | 'insert-read-token'
  | 'use-read-token'
  | 'insert-inbox'
  | 'insert-api-key'
  | 'insert-site-request'
  | 'append-audit'
  | 'insert-erasure'
  | 'insert-restriction'
  | 'end-news';

function applyToLimits(tables: Tables, change: LimitChange): Guard | null {
  switch (change.kind) {
    case 'count-rates':
      return countRates(tables, change);
    case 'insert-attempt':
      return insertAttempt(tables, change.record);
    case 'release-intent':
      return releaseIntent(tables, change);
    case 'record-decline':
      return recordDecline(tables, change.record);
    case 'note-refusal':
      return noteRefusal(tables, change);
    case 'open-slow-mode':
      return openSlowMode(tables, change.record);
    case 'spend-proof':
      return spendProof(tables, change);
    case 'prune':
      return prune(tables, change);
    default:
      return unreachable(change);
  }
}
