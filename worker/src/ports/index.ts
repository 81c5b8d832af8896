export type { AccessChange, AccessReads, EndApiKey, PartnerRecord, SameBody } from './access.ts';
export type { Asset, Assets, CurrentVersions, WidgetVersion, WidgetVersions } from './assets.ts';
export type { Backups } from './backups.ts';
export type { Callers } from './callers.ts';
export type { Clock } from './clock.ts';
export type { ComplaintChange, ComplaintReads, ComplaintWordsRecord } from './complaints.ts';
export type { DisclosureChange, DisclosureReads, DisclosureRecord } from './disclosures.ts';
export type {
  DutyChange,
  DutyListQuery,
  DutyPlace,
  DutyReads,
  DutyRecord,
  DutySubject,
  DutySubjectKind,
  NamedDutyRecord,
} from './duties.ts';
export type { ErasureChange, ErasureReads, ErasureRecord, Erasures, RestrictionRecord, Tombstone } from './erasures.ts';
export { isNews } from './erasures.ts';
export type { FilePage, Files, StoredFile } from './files.ts';
export type {
  DecisionRecord,
  FundChange,
  FundReads,
  ManagementTerms,
  PartnerTotal,
  ReservationRecord,
  ResolveReservation,
} from './funds.ts';
export type { Guard } from './guard.ts';
export type {
  HeldChange,
  HeldDecisionRecord,
  HeldPlace,
  HeldReads,
  HeldVerdict,
  MoveRefund,
  RefundRecord,
} from './held.ts';
export type { Ids } from './ids.ts';
export type {
  ImportDraftChange,
  ImportDraftReads,
  ImportDraftRecord,
  ImportFigures,
  ImportNames,
  ImportNote,
  ImportPhase,
  ImportProgress,
  ImportRequest,
} from './import-drafts.ts';
export type {
  AccountBalance,
  AccountRecord,
  Evidence,
  JournalDetail,
  JournalDraft,
  JournalRecord,
  JournalTotal,
  PostingRecord,
} from './journal.ts';
export type { IntakeFigures, LimitReads, PruneHorizons, Rate, RateCount, Standing, StandingQuery } from './limits.ts';
export { CALLER_KEY_PREFIX, CLOCK_SLIP_MAX_MS } from './limits.ts';
export type { Letter, Mail } from './mail.ts';
export { MailError } from './mail.ts';
export type {
  DeliveryRecord,
  DeliveryState,
  EndpointRecord,
  MoveDelivery,
  NoticeRecord,
  OutboxChange,
  OutboxReads,
} from './outbox.ts';
export { DUE_SHARE_MAX } from './outbox.ts';
export type {
  DisputeFacts,
  FeeFacts,
  Notice,
  OpenedPayment,
  OpenPayment,
  PaidFacts,
  PaymentFacts,
  Payments,
  PaymentsErrorCode,
  RefundFacts,
  RefundRequest,
} from './payments.ts';
export { PaymentsError } from './payments.ts';
export type { GrantRecord, InvitationRecord, Member, PeopleChange, PeopleReads, PersonRecord } from './people.ts';
export type { PlaceCount, PlaceReads, PlaceTotal } from './places.ts';
export { PLACE_COUNTS } from './places.ts';
export type { Limits, Ports, Settings } from './ports.ts';
export type { ApiDocument, Prepared } from './prepared.ts';
export type { Proofs, ProofTerms, VerifiedProof } from './proofs.ts';
export type {
  Blobs,
  CheckpointRecord,
  CosignatureRecord,
  FactLeafDraft,
  HighMark,
  LeafRecord,
  LogChange,
  LogFile,
  LogHead,
  LogKeys,
  LogReads,
  LogSession,
  LogStopReason,
  PublicLog,
  TreeSize,
  Witness,
  WitnessAnswer,
  WitnessRequest,
} from './public-log.ts';
export { LogStop } from './public-log.ts';
export type {
  ApiKeyRecord,
  AttemptRecord,
  AuditRecord,
  CampaignRecord,
  CharityRecord,
  DeclineRecord,
  DonorPrivateRecord,
  DutyAnswerRecord,
  FederationRecord,
  GivenMessage,
  IdempotencyRecord,
  InboxRecord,
  NamedGift,
  PaymentState,
  PledgeRecord,
  ProjectFile,
  ProjectRecord,
  ProjectStanding,
  ReadTokenRecord,
  ReceiptRecord,
  SiteRecord,
  SiteRequestRecord,
  SlowModeRecord,
} from './records.ts';
export type { Reporter, ReportFields } from './reporter.ts';
export type { SecretOf, Secrets } from './secrets.ts';
export type { Sharing, SharingSignature } from './sharing.ts';
export type { PersonSession, SignIn, SignInAnswer, SignInRefusal, SignInStep } from './sign-in.ts';
export { PASSWORD_MAX, PASSWORD_MIN } from './sign-in.ts';
export type {
  BookReads,
  Change,
  CommitOutcome,
  DirectoryReads,
  FactRevisions,
  MovePledge,
  PledgeReads,
  ProjectFilter,
  Store,
  StoreErrorCode,
  WriteUnit,
} from './store.ts';
export { StoreError } from './store.ts';
export type { PublicationRecord, UploadChange, UploadReads, UploadRecord } from './uploads.ts';
export type { KeptVerdict, VerdictReads, VerdictRecord } from './verdicts.ts';
export type { Viewer } from './viewer.ts';
export type { WebhookAnswer, WebhookMessage, Webhooks } from './webhooks.ts';
export { WEBHOOK_TIMEOUT_MS, WEBHOOK_URL_MAX_CHARS } from './webhooks.ts';
export type {
  Stage,
  WorkChange,
  WorkContentRecord,
  WorkEventRecord,
  WorkItemRecord,
  WorkOpening,
  WorkQueryRecord,
  WorkReads,
  WorkStanding,
} from './work.ts';
