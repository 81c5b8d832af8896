// Whom the books have forgotten, as Drizzle sees it; migrations/0010-erasure.sql and 0036-restriction.sql are the truth.

import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const erasure = sqliteTable('erasure', {
  pledgeId: text('pledge_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  erasedOn: text('erased_on').notNull(),
});

export const restriction = sqliteTable('restriction', {
  pledgeId: text('pledge_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  restrictedOn: text('restricted_on').notNull(),
  keptUntil: text('kept_until').notNull(),
});
