import { EMPTY_ROOT } from '@happy-homeland/log';
import type {
  AccountRecord,
  ApiKeyRecord,
  AttemptRecord,
  AuditRecord,
  CampaignRecord,
  CharityRecord,
  CheckpointRecord,
  ComplaintWordsRecord,
  CosignatureRecord,
  DecisionRecord,
  DeclineRecord,
  DeliveryRecord,
  DisclosureRecord,
  DonorPrivateRecord,
  DutyAnswerRecord,
  DutyRecord,
  DutySubject,
  EndpointRecord,
  ErasureRecord,
  FederationRecord,
  GrantRecord,
  HeldDecisionRecord,
  IdempotencyRecord,
  ImportDraftRecord,
  ImportRequest,
  InboxRecord,
  InvitationRecord,
  JournalRecord,
  JournalTotal,
  KeptVerdict,
  LogFile,
  LogHead,
  ManagementTerms,
  NoticeRecord,
  PartnerRecord,
  PersonRecord,
  PledgeRecord,
  ProjectRecord,
  PublicationRecord,
  ReadTokenRecord,
  ReceiptRecord,
  RefundRecord,
  ReservationRecord,
  RestrictionRecord,
  SiteRecord,
  SiteRequestRecord,
  SlowModeRecord,
  UploadRecord,
  WorkEventRecord,
  WorkItemRecord,
} from '../../ports/index.ts';
import { Table } from './table.ts';

/** A read token and when it was used; null while it is not. */
export interface KeptToken {
  readonly record: ReadTokenRecord;
  readonly usedMs: number | null;
}

/** Whose duties are asked for next. */
export interface DutyClockRow extends DutySubject {
  readonly parentId: string | null;
}

/** A decline with what is known of its caller. */
export interface KeptDecline extends DeclineRecord {
  readonly tenantId: string;
  readonly addressHash: string | null;
  readonly sessionHash: string | null;
}

/** A tenant's minute, for the breaker. */
export interface IntakeMinute {
  readonly tenantId: string;
  readonly minuteMs: number;
  readonly pledges: number;
  readonly leastPledges: number;
  readonly declines: number;
  readonly refusals: number;
}

/** A fact that is told, and when it was written down to whom; null while it is not. */
export interface KeptNotice {
  readonly record: NoticeRecord;
  readonly spreadMs: number | null;
}

export interface KeptLeaf {
  readonly index: number;
  readonly kind: string;
  readonly projectId: string | null;
  readonly journalId: string | null;
  readonly factKey: string | null;
  readonly bytes: Uint8Array;
}

/** A draft with its rows. */
export interface KeptImport {
  readonly record: ImportDraftRecord;
  readonly requests: readonly ImportRequest[];
}

/** Everything that is kept. Keys are made by `keyOf`, except where a record has one id of its own. */
export interface Tables {
  readonly federations: Table<FederationRecord>;
  readonly charities: Table<CharityRecord>;
  readonly partners: Table<PartnerRecord>;
  readonly endpoints: Table<EndpointRecord>;
  readonly notices: Table<KeptNotice>;
  readonly deliveries: Table<DeliveryRecord>;
  readonly people: Table<PersonRecord>;
  readonly grants: Table<GrantRecord>;
  readonly invitations: Table<InvitationRecord>;
  readonly sites: Table<SiteRecord>;
  readonly campaigns: Table<CampaignRecord>;
  readonly projects: Table<ProjectRecord>;
  readonly apiKeys: Table<ApiKeyRecord>;
  readonly siteRequests: Table<SiteRequestRecord>;
  readonly pledges: Table<PledgeRecord>;
  readonly donors: Table<DonorPrivateRecord>;
  readonly erasures: Table<ErasureRecord>;
  readonly restrictions: Table<RestrictionRecord>;
  readonly idempotency: Table<IdempotencyRecord>;
  readonly tokens: Table<KeptToken>;
  readonly inbox: Table<InboxRecord>;
  readonly receipts: Table<ReceiptRecord>;
  readonly accounts: Table<AccountRecord>;
  readonly balances: Table<number>;
  readonly journals: Table<JournalRecord>;
  readonly totals: Table<JournalTotal>;
  readonly audit: Table<AuditRecord>;
  readonly heldDecisions: Table<HeldDecisionRecord>;
  readonly refunds: Table<RefundRecord>;
  readonly decisions: Table<DecisionRecord>;
  readonly reservations: Table<ReservationRecord>;
  readonly managementTerms: Table<ManagementTerms>;
  readonly disclosures: Table<DisclosureRecord>;
  /** Key → when the bucket will be empty. */
  readonly rates: Table<number>;
  readonly attempts: Table<AttemptRecord>;
  readonly declines: Table<KeptDecline>;
  readonly minutes: Table<IntakeMinute>;
  readonly slowModes: Table<SlowModeRecord>;
  /** Spent proof → when it expires. */
  readonly proofs: Table<number>;
  readonly verdicts: Table<KeptVerdict>;
  readonly uploads: Table<UploadRecord>;
  readonly publications: Table<PublicationRecord>;
  /** By their index as text. */
  readonly leaves: Table<KeptLeaf>;
  readonly heads: Table<LogHead>;
  readonly staged: Table<LogFile & { readonly size: number }>;
  readonly checkpoints: Table<CheckpointRecord>;
  readonly cosignatures: Table<CosignatureRecord>;
  readonly duties: Table<DutyRecord>;
  readonly dutyClocks: Table<DutyClockRow>;
  readonly dutyAnswers: Table<DutyAnswerRecord>;
  readonly workItems: Table<WorkItemRecord>;
  readonly workEvents: Table<WorkEventRecord>;
  readonly complaintWords: Table<ComplaintWordsRecord>;
  readonly imports: Table<KeptImport>;
}

const EMPTY_HEAD: LogHead = { size: 0, root: EMPTY_ROOT, epoch: 0, holder: '', leaseUntilMs: 0 };

export function emptyTables(): Tables {
  return {
    federations: new Table(),
    charities: new Table(),
    partners: new Table(),
    endpoints: new Table(),
    notices: new Table(),
    deliveries: new Table(),
    people: new Table(),
    grants: new Table(),
    invitations: new Table(),
    sites: new Table(),
    campaigns: new Table(),
    projects: new Table(),
    apiKeys: new Table(),
    siteRequests: new Table(),
    pledges: new Table(),
    donors: new Table(),
    erasures: new Table(),
    restrictions: new Table(),
    idempotency: new Table(),
    tokens: new Table(),
    inbox: new Table(),
    receipts: new Table(),
    accounts: new Table(),
    balances: new Table(),
    journals: new Table(),
    totals: new Table(),
    audit: new Table(),
    heldDecisions: new Table(),
    refunds: new Table(),
    decisions: new Table(),
    reservations: new Table(),
    managementTerms: new Table(),
    disclosures: new Table(),
    rates: new Table(),
    attempts: new Table(),
    declines: new Table(),
    minutes: new Table(),
    slowModes: new Table(),
    proofs: new Table(),
    verdicts: new Table(),
    uploads: new Table(),
    publications: new Table(),
    leaves: new Table(),
    heads: new Table(new Map([['head', EMPTY_HEAD]])),
    staged: new Table(),
    checkpoints: new Table(),
    cosignatures: new Table(),
    duties: new Table(),
    dutyClocks: new Table(),
    dutyAnswers: new Table(),
    workItems: new Table(),
    workEvents: new Table(),
    complaintWords: new Table(),
    imports: new Table(),
  };
}

/** A copy that can be thrown away: one unit is applied to it, and it replaces the original only if all of it holds. */
export function forkTables(tables: Tables): Tables {
  return {
    federations: tables.federations.fork(),
    charities: tables.charities.fork(),
    partners: tables.partners.fork(),
    endpoints: tables.endpoints.fork(),
    notices: tables.notices.fork(),
    deliveries: tables.deliveries.fork(),
    people: tables.people.fork(),
    grants: tables.grants.fork(),
    invitations: tables.invitations.fork(),
    sites: tables.sites.fork(),
    campaigns: tables.campaigns.fork(),
    projects: tables.projects.fork(),
    apiKeys: tables.apiKeys.fork(),
    siteRequests: tables.siteRequests.fork(),
    pledges: tables.pledges.fork(),
    donors: tables.donors.fork(),
    erasures: tables.erasures.fork(),
    restrictions: tables.restrictions.fork(),
    idempotency: tables.idempotency.fork(),
    tokens: tables.tokens.fork(),
    inbox: tables.inbox.fork(),
    receipts: tables.receipts.fork(),
    accounts: tables.accounts.fork(),
    balances: tables.balances.fork(),
    journals: tables.journals.fork(),
    totals: tables.totals.fork(),
    audit: tables.audit.fork(),
    heldDecisions: tables.heldDecisions.fork(),
    refunds: tables.refunds.fork(),
    decisions: tables.decisions.fork(),
    reservations: tables.reservations.fork(),
    managementTerms: tables.managementTerms.fork(),
    disclosures: tables.disclosures.fork(),
    rates: tables.rates.fork(),
    attempts: tables.attempts.fork(),
    declines: tables.declines.fork(),
    minutes: tables.minutes.fork(),
    slowModes: tables.slowModes.fork(),
    proofs: tables.proofs.fork(),
    verdicts: tables.verdicts.fork(),
    uploads: tables.uploads.fork(),
    publications: tables.publications.fork(),
    leaves: tables.leaves.fork(),
    heads: tables.heads.fork(),
    staged: tables.staged.fork(),
    checkpoints: tables.checkpoints.fork(),
    cosignatures: tables.cosignatures.fork(),
    duties: tables.duties.fork(),
    dutyClocks: tables.dutyClocks.fork(),
    dutyAnswers: tables.dutyAnswers.fork(),
    workItems: tables.workItems.fork(),
    workEvents: tables.workEvents.fork(),
    complaintWords: tables.complaintWords.fork(),
    imports: tables.imports.fork(),
  };
}

/** One key out of several parts; no id contains a line feed. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return parts.join('\n');
}
