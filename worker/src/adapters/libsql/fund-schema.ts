// The tables of promises, terms, answers and disclosures as Drizzle sees them; migrations/0007-ledger.sql and 0013-disclosure.sql are
// the truth.

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReservationRecord } from '../../ports/index.ts';

export const evidence = sqliteTable('evidence', {
  journalId: text('journal_id').notNull(),
  line: integer('line').notNull(),
  sha256: text('sha256').notNull(),
  bytes: integer('bytes').notNull(),
  mime: text('mime').notNull(),
});

export const decision = sqliteTable('decision', {
  idemKey: text('idem_key').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  requestHash: text('request_hash').notNull(),
  outcome: text('outcome').notNull(),
  decidedMs: integer('decided_ms').notNull(),
});

export const reservation = sqliteTable('reservation', {
  reservationId: text('reservation_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  charityId: text('charity_id').notNull(),
  projectId: text('project_id').notNull(),
  accountId: text('account_id').notNull(),
  partnerId: text('partner_id').notNull(),
  partner: text('partner').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  currency: text('currency').notNull(),
  state: text('state').$type<ReservationRecord['state']>().notNull(),
  reservedMs: integer('reserved_ms').notNull(),
  expiresMs: integer('expires_ms').notNull(),
  resolvedMs: integer('resolved_ms'),
  journalId: text('journal_id'),
});

export const managementTerms = sqliteTable('management_terms', {
  projectId: text('project_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  capBps: integer('cap_bps').notNull(),
  baseMinor: integer('base_minor').notNull(),
  currency: text('currency').notNull(),
  pinnedMs: integer('pinned_ms').notNull(),
});

export const disclosure = sqliteTable('disclosure', {
  tenantId: text('tenant_id').notNull(),
  projectId: text('project_id').notNull(),
  digest: text('digest').notNull(),
  date: text('disclosed_on').notNull(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  corrects: text('corrects'),
  explanation: text('explanation'),
  recordedMs: integer('recorded_ms').notNull(),
});
