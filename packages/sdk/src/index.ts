export type {
  Challenge,
  Channel,
  ChannelName,
  ChannelReason,
  ChannelWithCard,
  Compliance,
  Disclosure,
  Display,
  Donation,
  DonorMessage,
  FiscalReceipt,
  FundUse,
  Intake,
  JournalEntry,
  Page,
  Pledge,
  PledgeCreated,
  PledgeInput,
  PledgeQuery,
  PledgeStatus,
  Problem,
  ProblemSlug,
  ProgressUpdate,
  ProjectCard,
  ProjectProgress,
  Receipt,
  ReceiptLookup,
  RuleFinding,
  Source,
  SourceFigure,
} from '@happy-homeland/contract';
export { amountInWords } from '@happy-homeland/contract/amount-words';
export type { CheckWords, ValueWords } from '@happy-homeland/contract/compliance-words';
export { checkWordsEn, checkWordsZhCn, factText, factValueText } from '@happy-homeland/contract/compliance-words';
export type { Currency, Money } from '@happy-homeland/contract/money';
export { formatCount, formatMoney, parseAmountText, toDecimalText } from '@happy-homeland/contract/money';
export type { ApiErrorCode } from './api-error.ts';
export { ApiError } from './api-error.ts';
export type { CallOptions } from './call-options.ts';
export type { Client } from './client.ts';
export { createClient } from './client.ts';
export type { ClientOptions, ConnectionOptions } from './client-options.ts';
export type { DonorMessages } from './donor-message.ts';
export type { KeyStore } from './key-store.ts';
export { browserKeyStore, memoryKeyStore } from './key-store.ts';
export type { PublicLog } from './log.ts';
export { createPublicLog } from './log.ts';
export type { ContradictedLog, LogRefusal, LogState, SeenLog } from './log-state.ts';
export type { LogWatch, LogWatchOptions } from './log-watch.ts';
export { createLogWatch } from './log-watch.ts';
export type { ListOf, ManageClient, ManageOptions, Put } from './manage.ts';
export { createManageClient } from './manage.ts';
export type { ReadPage } from './pages.ts';
export { iterateItems, iteratePages } from './pages.ts';
export type { CreateOptions, PledgeRequest, Pledges } from './pledge.ts';
export { createPledges } from './pledge.ts';
export type { ProjectCards, Projects } from './project.ts';
export { createProjectCards, createProjects } from './project.ts';
export type { ProjectChecks } from './project-checks.ts';
export { createProjectChecks } from './project-checks.ts';
export type { PageQuery, ProjectLists } from './project-lists.ts';
export { createProjectLists } from './project-lists.ts';
export { solveChallenge } from './proof.ts';
export type { Receipts } from './receipt.ts';
export { createReceipts } from './receipt.ts';
export type { ProvedReceipt, ReceiptRefusal, ReceiptVerdict } from './receipt-verdict.ts';
export type { Regions } from './region.ts';
export type { Sites } from './site.ts';
export { tabSession } from './tab-session.ts';
export type { Fetch, OnRetry } from './transport.ts';
export type { FileToUpload, UploadClient } from './upload.ts';
export type { VerifyOptions } from './verify-receipt.ts';
export { prepareVerifier, verifyReceipt } from './verify-receipt.ts';
export type { VerifyWebhookOptions, WebhookRefusal, WebhookRequest, WebhookVerdict } from './verify-webhook.ts';
export { verifyWebhook } from './verify-webhook.ts';
export type { OpenOptions, StepOptions, WorkClient, WorkListOptions } from './work.ts';
