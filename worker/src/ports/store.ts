// Storage. A use case reads, decides, and commits one unit: a list of changes that all happen or none does. What it
// decided from may have changed meanwhile, so every change carries its guard; a lost guard is an answer, not an error,
// and the use case reads and decides again.

import type { AccessChange, AccessReads } from './access.ts';
import type { ComplaintChange } from './complaints.ts';
import type { DutyChange, DutyReads } from './duties.ts';
import type { ErasureChange, ErasureReads } from './erasures.ts';
import type { FundChange, FundReads } from './funds.ts';
import type { Guard } from './guard.ts';
import type { HeldChange, HeldReads } from './held.ts';
import type { ImportDraftChange } from './import-drafts.ts';
import type { AccountBalance, JournalDraft, JournalRecord, JournalTotal } from './journal.ts';
import type { LimitReads, PruneHorizons, RateCount } from './limits.ts';
import type { OutboxChange, OutboxReads } from './outbox.ts';
import type { PeopleChange, PeopleReads } from './people.ts';
import type { PlaceReads } from './places.ts';
import type { LogChange, LogReads } from './public-log.ts';
import type {
  ApiKeyRecord,
  AttemptRecord,
  AuditRecord,
  CampaignRecord,
  CharityRecord,
  DeclineRecord,
  DonorPrivateRecord,
  FederationRecord,
  GivenMessage,
  IdempotencyRecord,
  InboxRecord,
  NamedGift,
  PaymentState,
  PledgeRecord,
  ProjectFile,
  ProjectRecord,
  ReadTokenRecord,
  ReceiptRecord,
  SiteRecord,
  SiteRequestRecord,
  SlowModeRecord,
} from './records.ts';
import type { UploadChange, UploadReads } from './uploads.ts';
import type { VerdictReads, VerdictRecord } from './verdicts.ts';
import type { WorkChange, WorkReads } from './work.ts';

/**
 * One change. `put-…` inserts at revision 1 and otherwise replaces exactly revision − 1.
 * `move-pledge` happens only from state `from`.
 */
export type Change =
  | { readonly kind: 'put-federation'; readonly record: FederationRecord }
  | { readonly kind: 'put-charity'; readonly record: CharityRecord }
  | { readonly kind: 'put-site'; readonly record: SiteRecord }
  | { readonly kind: 'put-campaign'; readonly record: CampaignRecord }
  | { readonly kind: 'put-project'; readonly record: ProjectRecord }
  | { readonly kind: 'insert-api-key'; readonly record: ApiKeyRecord }
  | { readonly kind: 'insert-site-request'; readonly record: SiteRequestRecord }
  | { readonly kind: 'insert-pledge'; readonly record: PledgeRecord; readonly donor: DonorPrivateRecord }
  | { readonly kind: 'insert-idempotency'; readonly record: IdempotencyRecord }
  | {
      /** Takes or gives up the lease of a request under way; happens only while the lease is still `from`. */
      readonly kind: 'lease-idempotency';
      readonly tenantId: string;
      readonly keyHash: string;
      readonly from: number;
      readonly to: number;
    }
  /** Frees the key after a definite refusal by the provider, so that the giver may try again. */
  | { readonly kind: 'delete-idempotency'; readonly tenantId: string; readonly pledgeId: string }
  | MovePledge
  | AccessChange
  | PeopleChange
  | OutboxChange
  | DutyChange
  | HeldChange
  | ErasureChange
  | FundChange
  | LogChange
  | WorkChange
  | UploadChange
  | ComplaintChange
  | ImportDraftChange
  /** With its leaf where it is public, null where it is not. */
  | { readonly kind: 'append-journal'; readonly journal: JournalDraft; readonly leaf: Uint8Array | null }
  | { readonly kind: 'insert-receipt'; readonly record: ReceiptRecord }
  | { readonly kind: 'insert-read-token'; readonly record: ReadTokenRecord }
  /** Happens only if the token is unused and not expired at `atMs`. */
  | { readonly kind: 'use-read-token'; readonly tokenHash: string; readonly atMs: number }
  | { readonly kind: 'insert-inbox'; readonly record: InboxRecord }
  | { readonly kind: 'append-audit'; readonly record: AuditRecord }
  /** Forgets where this giver wanted to hear of the project, for all their gifts to it. What is not there is forgotten. */
  | { readonly kind: 'end-news'; readonly projectId: string; readonly pledgeId: string }
  /** Counts one event in each rate; loses `rate` where any of them is full. */
  | { readonly kind: 'count-rates'; readonly rates: readonly RateCount[]; readonly atMs: number }
  /** One new pledge by its caller, counted for its tenant; loses `intent` where the same intent is still kept. */
  | { readonly kind: 'insert-attempt'; readonly record: AttemptRecord }
  /** Lets the same caller mean the same gift anew, once the pledge that held the intent is over. */
  | { readonly kind: 'release-intent'; readonly intent: string; readonly pledgeId: string }
  /** Once per `declineRef`, and only of a known pledge; a second one changes nothing. */
  | { readonly kind: 'record-decline'; readonly record: DeclineRecord }
  /** One refused attempt more in this minute of the tenant. */
  | { readonly kind: 'note-refusal'; readonly tenantId: string; readonly atMs: number }
  /** Never shortens a slow mode that lasts longer. */
  | { readonly kind: 'open-slow-mode'; readonly record: SlowModeRecord }
  /** Happens only while the facts that were judged are the facts: loses `facts` once any of them was put anew. */
  | { readonly kind: 'hold-facts'; readonly projectId: string; readonly revisions: FactRevisions }
  /** The same refusal of the same facts on the same day is counted, not kept twice. */
  | { readonly kind: 'keep-verdict'; readonly record: VerdictRecord }
  /** Loses `proof` where it was spent before. */
  | { readonly kind: 'spend-proof'; readonly proofId: string; readonly expiresMs: number }
  /** Removes at most `max` rows of each kind that nobody needs any more. Never anything of the books. */
  | { readonly kind: 'prune'; readonly horizons: PruneHorizons; readonly max: number };

/** Which revision of everything that a project hangs on was judged. */
export interface FactRevisions {
  readonly federation: number;
  readonly charity: number;
  readonly campaign: number;
  readonly project: number;
}

export interface MovePledge {
  readonly kind: 'move-pledge';
  readonly tenantId: string;
  readonly pledgeId: string;
  readonly from: PaymentState;
  readonly to: PaymentState;
  readonly atMs: number;
  /** It happens only while these are still so: what was decided from them must not meet another decision half-way. */
  readonly seen?: Partial<Pick<PledgeRecord, 'checkAtMs' | 'lostMinor' | 'refundedMinor'>>;
  readonly set: Partial<
    Pick<
      PledgeRecord,
      | 'checkAtMs'
      | 'disputed'
      | 'lostMinor'
      | 'openingAttempt'
      | 'refundedMinor'
      | 'sessionRef'
      | 'sessionUrl'
      | 'sessionExpiresMs'
      | 'paymentRef'
      | 'paidMs'
      | 'refundAtMs'
      | 'reviewReason'
    >
  >;
}

export type WriteUnit = readonly Change[];

export type CommitOutcome = { readonly kind: 'committed' } | { readonly kind: 'lost'; readonly guard: Guard };

export interface ProjectFilter {
  readonly status?: 'upcoming' | 'open' | 'ended' | undefined;
  readonly category?: string | undefined;
  readonly region?: string | undefined;
  readonly text?: string | undefined;
  /** Whether `text` also finds what the publisher calls a project, and its id, which payment codes begin with. */
  readonly withCodes?: boolean | undefined;
  /** Only projects of these federations. */
  readonly tenantIds?: readonly string[] | undefined;
  /** Only projects published before this position; absent for the newest. */
  readonly beforePosition?: number | undefined;
  /** Civil date in Asia/Shanghai that `status` is judged on. */
  readonly today: string;
  readonly limit: number;
}

export interface DirectoryReads extends AccessReads, PeopleReads, OutboxReads, DutyReads, PlaceReads {
  federation(externalId: string): Promise<FederationRecord | null>;
  charity(tenantId: string, externalId: string): Promise<CharityRecord | null>;
  campaign(tenantId: string, externalId: string): Promise<CampaignRecord | null>;
  project(tenantId: string, externalId: string): Promise<ProjectRecord | null>;
  site(tenantId: string, externalId: string): Promise<SiteRecord | null>;
  siteByOrigin(tenantId: string, origin: string): Promise<SiteRecord | null>;
  siteById(siteId: string): Promise<SiteRecord | null>;
  /** Whether any federation registered this origin, as a community site or as a charity's own-name site. */
  originKnown(origin: string): Promise<boolean>;
  /** The public view: a project with its campaign, charity and federation. */
  file(projectId: string): Promise<ProjectFile | null>;
  /** The id of the one project that begins so; null also where there are two. */
  projectLike(prefix: string): Promise<string | null>;
  /** What a hard-capped project may still promise, minor units; null where there is no cap. */
  roomLeft(projectId: string): Promise<number | null>;
  /** Newest first, at most `limit`. */
  files(filter: ProjectFilter): Promise<readonly ProjectFile[]>;
  apiKey(keyHash: string): Promise<ApiKeyRecord | null>;
}

export interface PledgeReads extends HeldReads, ErasureReads {
  pledge(pledgeId: string): Promise<PledgeRecord | null>;
  bySession(sessionRef: string): Promise<PledgeRecord | null>;
  byPayment(paymentRef: string): Promise<PledgeRecord | null>;
  /** Pledges whose `checkAtMs` has come, oldest first. */
  due(nowMs: number, limit: number): Promise<readonly PledgeRecord[]>;
  idempotency(tenantId: string, keyHash: string): Promise<IdempotencyRecord | null>;
  /** Null for a token that is used; one that has expired is found until it is pruned. */
  readToken(tokenHash: string): Promise<ReadTokenRecord | null>;
  receipt(receiptNo: string): Promise<ReceiptRecord | null>;
  receiptOf(pledgeId: string): Promise<ReceiptRecord | null>;
  /** The receipt of this amount whose number begins so; null also where there are two. */
  receiptLike(query: { readonly prefix: string; readonly amountMinor: number }): Promise<ReceiptRecord | null>;
  /** What is private about a gift; null once it is erased. */
  donor(tenantId: string, pledgeId: string): Promise<DonorPrivateRecord | null>;
  /** Gifts whose givers want to hear of the project, one for each address, settled by then; in order of their ids. */
  newsReaders(query: {
    readonly tenantId: string;
    readonly projectId: string;
    readonly paidBeforeMs: number;
    readonly after: string;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** What givers of these gifts agreed to show: of gifts that are settled and not given back, of givers not forgotten. */
  messages(tenantId: string, pledgeIds: readonly string[]): Promise<readonly GivenMessage[]>;
  /** Settled gifts whose givers chose a name, newest first; `before` continues after the last one seen. */
  named(query: {
    readonly projectId: string;
    readonly before?: { readonly paidMs: number; readonly pledgeId: string } | undefined;
    readonly limit: number;
  }): Promise<readonly NamedGift[]>;
}

export interface BookReads extends FundReads {
  totals(projectIds: readonly string[]): Promise<readonly JournalTotal[]>;
  /** Whether a gift was ever booked to a project of this campaign. */
  isGivenTo(tenantId: string, campaignId: string): Promise<boolean>;
  balances(projectIds: readonly string[]): Promise<readonly AccountBalance[]>;
  /** Public entries of a project, and those by which it received a surplus, with seq > `afterSeq`, oldest first. */
  entries(query: {
    readonly projectId: string;
    readonly afterSeq: number;
    readonly limit: number;
  }): Promise<readonly JournalRecord[]>;
  /** The same, newest first. */
  latest(projectId: string, limit: number): Promise<readonly JournalRecord[]>;
  /** Spending of a project and reversals of it, newest first. */
  spending(projectId: string, limit: number): Promise<readonly JournalRecord[]>;
  entry(seq: number): Promise<JournalRecord | null>;
  /** Entries whose leaves have an index from `from` on and below `from + limit`, in the order of their leaves. */
  ofLeaves(query: { readonly from: number; readonly limit: number }): Promise<readonly JournalRecord[]>;
  byEffect(effectKey: string): Promise<JournalRecord | null>;
  /** Reversing entries of a project, newest first. */
  corrections(projectId: string, limit: number): Promise<readonly JournalRecord[]>;
  seen(provider: string, eventId: string): Promise<boolean>;
}

/**
 * Obligations. `commit` answers `committed` only when the unit is durable (a fresh process reads it) and visible to
 * every later read of this store; it answers `lost` only when nothing of the unit happened. It retries a busy database
 * itself, within a named bound. It throws StoreError otherwise; after `unknown-outcome` the caller reads before it tries
 * again.
 */
export interface Store {
  commit(unit: WriteUnit): Promise<CommitOutcome>;
  readonly directory: DirectoryReads;
  readonly pledges: PledgeReads;
  readonly books: BookReads;
  readonly limits: LimitReads;
  readonly verdicts: VerdictReads;
  readonly work: WorkReads;
  readonly uploads: UploadReads;
  readonly log: LogReads;
}

/**
 * `unavailable`: the file cannot be opened, read or written. `newer-schema`: it belongs to another version of this
 * software. `other-mode`: test and live books never mix.
 */
export type StoreErrorCode =
  | 'busy'
  | 'overloaded'
  | 'full'
  | 'damaged'
  | 'unavailable'
  | 'newer-schema'
  | 'other-mode'
  | 'closed'
  | 'unknown-outcome'
  | 'contended'
  | 'invalid-unit';

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor({ code, message, cause }: { code: StoreErrorCode; message: string; cause?: unknown }) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
