// The tables as Drizzle sees them. The SQL in migrations/ is the truth (Drizzle cannot say STRICT, CHECK or trigger);
// test/ports/schema.test.ts compares the two. Property names are those of the records, so a row is a record.

import type {
  CampaignInput,
  CharityInput,
  Currency,
  FederationInput,
  FederationLevel,
  Pack,
  ProjectInput,
  Source,
} from '@happy-homeland/contract';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AccountRecord, JournalDetail, PaymentState } from '../../ports/index.ts';

export { apiKey, partner } from './access-schema.ts';
export { duty, dutyAnswer, dutyClock } from './duty-schema.ts';
export { erasure, restriction } from './erasure-schema.ts';
export { decision, disclosure, evidence, managementTerms, reservation } from './fund-schema.ts';
export { heldDecision, refund } from './held-schema.ts';
export { importDraft } from './import-schema.ts';
export { decline, intakeMinute, pledgeAttempt, rate, slowMode, spentProof } from './limit-schema.ts';
export { delivery, notice, webhookEndpoint } from './outbox-schema.ts';
export {
  invitation,
  person,
  personAccount,
  personGrant,
  personSession,
  personTwoFactor,
  personVerification,
} from './people-schema.ts';
export { complaintWords } from './supervision-schema.ts';
export { publication, upload } from './upload-schema.ts';

const tenantId = () => text('tenant_id').notNull();
const revised = () => ({
  revision: integer('revision').notNull(),
  updatedMs: integer('updated_ms').notNull(),
});
const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull();
const currency = () => text('currency').$type<Currency>().notNull();

export const meta = sqliteTable('meta', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

export const federation = sqliteTable('federation', {
  tenantId: text('tenant_id').primaryKey(),
  externalId: text('external_id').notNull(),
  name: text('name').notNull(),
  pack: text('pack').$type<Pack>().notNull(),
  body: text('body', { mode: 'json' }).$type<FederationInput>().notNull(),
  ...revised(),
  parentTenantId: text('parent_tenant_id'),
  level: text('level').$type<FederationLevel>(),
});

export const charity = sqliteTable('charity', {
  tenantId: tenantId(),
  charityId: text('charity_id').notNull(),
  externalId: text('external_id').notNull(),
  uscc: text('uscc').notNull(),
  name: text('name').notNull(),
  certificateValidTo: text('certificate_valid_to'),
  handOff: flag('hand_off'),
  body: text('body', { mode: 'json' }).$type<CharityInput>().notNull(),
  ...revised(),
});

export const site = sqliteTable('site', {
  tenantId: tenantId(),
  siteId: text('site_id').notNull(),
  externalId: text('external_id').notNull(),
  name: text('name').notNull(),
  origin: text('origin').notNull(),
  ...revised(),
});

export const siteRequest = sqliteTable('site_request', {
  requestId: text('request_id').primaryKey(),
  tenantId: tenantId(),
  projectId: text('project_id').notNull(),
  origin: text('origin').notNull(),
  name: text('name').notNull(),
  contact: text('contact').notNull(),
  createdMs: integer('created_ms').notNull(),
});

export const campaign = sqliteTable('campaign', {
  tenantId: tenantId(),
  campaignId: text('campaign_id').notNull(),
  charityId: text('charity_id').notNull(),
  externalId: text('external_id').notNull(),
  filingNumber: text('filing_number').notNull(),
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on').notNull(),
  expectedMinor: integer('expected_minor').notNull(),
  currency: currency(),
  listed: flag('listed'),
  body: text('body', { mode: 'json' }).$type<CampaignInput>().notNull(),
  ...revised(),
  endedOn: text('ended_on'),
});

export const project = sqliteTable('project', {
  tenantId: tenantId(),
  projectId: text('project_id').notNull(),
  campaignId: text('campaign_id').notNull(),
  charityId: text('charity_id').notNull(),
  externalId: text('external_id').notNull(),
  position: integer('position').notNull(),
  title: text('title').notNull(),
  category: text('category').notNull(),
  region: text('region').notNull(),
  goalMinor: integer('goal_minor').notNull(),
  currency: currency(),
  atGoal: text('at_goal').$type<'close' | 'continue'>().notNull(),
  hardCap: flag('hard_cap'),
  body: text('body', { mode: 'json' }).$type<ProjectInput>().notNull(),
  ...revised(),
  standing: text('standing').$type<'closed' | 'ended' | 'paused' | 'raising'>().notNull(),
});

export const projectIntake = sqliteTable('project_intake', {
  tenantId: tenantId(),
  projectId: text('project_id').notNull(),
  heldMinor: integer('held_minor').notNull(),
  capMinor: integer('cap_minor'),
});

export const pledge = sqliteTable('pledge', {
  tenantId: tenantId(),
  pledgeId: text('pledge_id').notNull(),
  projectId: text('project_id').notNull(),
  charityId: text('charity_id').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  currency: currency(),
  paymentState: text('payment_state').$type<PaymentState>().notNull(),
  receiptChoice: text('receipt_choice').$type<'waived' | 'requested'>().notNull(),
  named: flag('named'),
  origin: text('origin'),
  siteId: text('site_id'),
  returnUrl: text('return_url'),
  pageQuery: text('page_query'),
  paymentTitle: text('payment_title').notNull(),
  payeeName: text('payee_name').notNull(),
  giveUrl: text('give_url').notNull(),
  openingAttempt: integer('opening_attempt').notNull(),
  createdMs: integer('created_ms').notNull(),
  updatedMs: integer('updated_ms').notNull(),
  checkAtMs: integer('check_at_ms'),
  provider: text('provider').notNull(),
  sessionRef: text('session_ref'),
  sessionUrl: text('session_url'),
  sessionExpiresMs: integer('session_expires_ms'),
  paymentRef: text('payment_ref'),
  paidMs: integer('paid_ms'),
  refundedMinor: integer('refunded_minor').notNull(),
  disputed: flag('disputed'),
  reviewReason: text('review_reason'),
  refundAtMs: integer('refund_at_ms'),
  lostMinor: integer('lost_minor').notNull(),
});

export const donorPrivate = sqliteTable('donor_private', {
  tenantId: tenantId(),
  pledgeId: text('pledge_id').notNull(),
  displayName: text('display_name'),
  message: text('message'),
  fiscalTitle: text('fiscal_title'),
  fiscalTaxNumber: text('fiscal_tax_number'),
  fiscalEmail: text('fiscal_email'),
  salt: text('salt').notNull(),
  consentedMs: integer('consented_ms').notNull(),
  newsEmail: text('news_email'),
  messageShown: integer('message_shown', { mode: 'boolean' }).notNull(),
});

export const idempotency = sqliteTable('idempotency', {
  tenantId: tenantId(),
  keyHash: text('key_hash').notNull(),
  requestHash: text('request_hash').notNull(),
  pledgeId: text('pledge_id').notNull(),
  leaseUntilMs: integer('lease_until_ms').notNull(),
  createdMs: integer('created_ms').notNull(),
});

export const readToken = sqliteTable('read_token', {
  tokenHash: text('token_hash').primaryKey(),
  tenantId: tenantId(),
  pledgeId: text('pledge_id').notNull(),
  expiresMs: integer('expires_ms').notNull(),
  usedMs: integer('used_ms'),
});

export const inbox = sqliteTable('inbox', {
  provider: text('provider').notNull(),
  eventId: text('event_id').notNull(),
  eventType: text('event_type').notNull(),
  outcome: text('outcome').notNull(),
  receivedMs: integer('received_ms').notNull(),
});

export const account = sqliteTable('account', {
  accountId: text('account_id').primaryKey(),
  tenantId: tenantId(),
  charityId: text('charity_id').notNull(),
  projectId: text('project_id'),
  code: text('code').notNull(),
  currency: text('currency').notNull(),
  side: text('side').$type<AccountRecord['side']>().notNull(),
});

export const journal = sqliteTable('journal', {
  seq: integer('seq').primaryKey(),
  journalId: text('journal_id').notNull(),
  tenantId: tenantId(),
  charityId: text('charity_id').notNull(),
  projectId: text('project_id').notNull(),
  kind: text('kind').notNull(),
  source: text('source').$type<Source>(),
  amountMinor: integer('amount_minor').notNull(),
  currency: text('currency').notNull(),
  effectiveOn: text('effective_on').notNull(),
  effectKey: text('effect_key').notNull(),
  reversesSeq: integer('reverses_seq'),
  reason: text('reason'),
  postingCount: integer('posting_count').notNull(),
  public: flag('public'),
  recordedMs: integer('recorded_ms').notNull(),
  detail: text('detail', { mode: 'json' }).$type<JournalDetail>(),
  approvers: text('approvers', { mode: 'json' }).$type<readonly string[]>(),
  giftId: text('gift_id'),
});

export const posting = sqliteTable('posting', {
  journalId: text('journal_id').notNull(),
  line: integer('line').notNull(),
  accountId: text('account_id').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  currency: text('currency').notNull(),
});

export const balance = sqliteTable('balance', {
  accountId: text('account_id').primaryKey(),
  side: text('side').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  version: integer('version').notNull(),
  pendingMinor: integer('pending_minor').notNull(),
  advancedMinor: integer('advanced_minor').notNull(),
});

export const journalTotal = sqliteTable('journal_total', {
  projectId: text('project_id').notNull(),
  kind: text('kind').notNull(),
  source: text('source').notNull(),
  currency: text('currency').notNull(),
  tenantId: tenantId(),
  amountMinor: integer('amount_minor').notNull(),
  entries: integer('entries').notNull(),
});

export const receipt = sqliteTable('receipt', {
  receiptNo: text('receipt_no').primaryKey(),
  tenantId: tenantId(),
  pledgeId: text('pledge_id').notNull(),
  projectId: text('project_id').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  currency: currency(),
  issuedOn: text('issued_on').notNull(),
  effectKey: text('effect_key').notNull(),
});

export const audit = sqliteTable('audit', {
  seq: integer('seq').primaryKey(),
  atMs: integer('at_ms').notNull(),
  actor: text('actor').notNull(),
  tenantId: text('tenant_id'),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
});

export const writeMark = sqliteTable('write_mark', {
  markNo: integer('mark_no').primaryKey(),
  unitId: text('unit_id').notNull(),
  void: integer('void').notNull(),
  markedMs: integer('marked_ms').notNull(),
});
