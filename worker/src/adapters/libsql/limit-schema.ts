// The tables of limits as Drizzle sees them; migrations/0002-limits.sql is the truth.

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SlowModeRecord } from '../../ports/index.ts';

export const rate = sqliteTable('rate', {
  key: text('key').primaryKey(),
  everyMs: integer('every_ms').notNull(),
  emptyAtMs: integer('empty_at_ms').notNull(),
  limitMs: integer('limit_ms').notNull(),
});

export const pledgeAttempt = sqliteTable('pledge_attempt', {
  pledgeId: text('pledge_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  addressHash: text('address_hash').notNull(),
  sessionHash: text('session_hash'),
  intent: text('intent'),
  least: integer('least', { mode: 'boolean' }).notNull(),
  atMs: integer('at_ms').notNull(),
});

export const decline = sqliteTable('decline', {
  declineRef: text('decline_ref').primaryKey(),
  pledgeId: text('pledge_id').notNull(),
  tenantId: text('tenant_id').notNull(),
  addressHash: text('address_hash'),
  sessionHash: text('session_hash'),
  atMs: integer('at_ms').notNull(),
});

export const intakeMinute = sqliteTable('intake_minute', {
  minuteMs: integer('minute_ms').notNull(),
  tenantId: text('tenant_id').notNull(),
  pledges: integer('pledges').notNull(),
  leastPledges: integer('least_pledges').notNull(),
  declines: integer('declines').notNull(),
  refusals: integer('refusals').notNull(),
});

export const slowMode = sqliteTable('slow_mode', {
  tenantId: text('tenant_id').primaryKey(),
  sinceMs: integer('since_ms').notNull(),
  untilMs: integer('until_ms').notNull(),
  reason: text('reason').$type<SlowModeRecord['reason']>().notNull(),
});

export const spentProof = sqliteTable('spent_proof', {
  proofId: text('proof_id').primaryKey(),
  expiresMs: integer('expires_ms').notNull(),
});
