// The tables of what residents see and say as Drizzle sees them; the migration "supervision" is the truth.

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const complaintWords = sqliteTable('complaint_words', {
  itemId: text('item_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  text: text('text').notNull(),
  contact: text('contact'),
  writtenMs: integer('written_ms').notNull(),
});
