export type { Asset, Assets, WidgetVersion, WidgetVersions } from './assets.ts';
export type { Clock } from './clock.ts';
export type { Ids } from './ids.ts';
export type {
  Notice,
  OpenedPayment,
  OpenPayment,
  PaidFacts,
  PaymentFacts,
  Payments,
  PaymentsErrorCode,
} from './payments.ts';
export { PaymentsError } from './payments.ts';
export type { Ports, Settings } from './ports.ts';
export type {
  AccountBalance,
  AccountRecord,
  ApiKeyRecord,
  AuditRecord,
  CampaignRecord,
  CharityRecord,
  DonorPrivateRecord,
  FederationRecord,
  IdempotencyRecord,
  InboxRecord,
  JournalDraft,
  JournalRecord,
  JournalTotal,
  NamedGift,
  PaymentState,
  PledgeRecord,
  PostingRecord,
  ProjectFile,
  ProjectRecord,
  ReadTokenRecord,
  ReceiptRecord,
  SiteRecord,
  SiteRequestRecord,
} from './records.ts';
export type { Reporter, ReportFields } from './reporter.ts';
export type { Secrets } from './secrets.ts';
export type {
  BookReads,
  Change,
  CommitOutcome,
  DirectoryReads,
  Guard,
  MovePledge,
  PledgeReads,
  ProjectFilter,
  Store,
  StoreErrorCode,
  WriteUnit,
} from './store.ts';
export { StoreError } from './store.ts';
export type { Viewer } from './viewer.ts';
