// The tables of held gifts as Drizzle sees them; migrations/0005-held.sql is the truth.

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { HeldVerdict, RefundRecord } from '../../ports/index.ts';

export const refund = sqliteTable('refund', {
  tenantId: text('tenant_id').notNull(),
  pledgeId: text('pledge_id').notNull(),
  round: integer('round').notNull(),
  attempt: integer('attempt').notNull(),
  paymentRef: text('payment_ref').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  currency: text('currency').notNull(),
  cause: text('cause').$type<RefundRecord['cause']>().notNull(),
  reason: text('reason').notNull(),
  state: text('state').$type<RefundRecord['state']>().notNull(),
  refundRef: text('refund_ref'),
  begunMs: integer('begun_ms').notNull(),
  updatedMs: integer('updated_ms').notNull(),
});

export const heldDecision = sqliteTable('held_decision', {
  tenantId: text('tenant_id').notNull(),
  pledgeId: text('pledge_id').notNull(),
  round: integer('round').notNull(),
  keyId: text('key_id').notNull(),
  decision: text('decision').$type<HeldVerdict>().notNull(),
  reason: text('reason').notNull(),
  atMs: integer('at_ms').notNull(),
});
