// The table of imports as Drizzle sees it; the migration "imports" is the truth.

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ImportDraftRecord, ImportRequest } from '../../ports/index.ts';

export const importDraft = sqliteTable('import_draft', {
  draftId: text('draft_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  projectId: text('project_id').notNull(),
  openedBy: text('opened_by').notNull(),
  source: text('source').$type<ImportDraftRecord['source']>().notNull(),
  name: text('name').notNull(),
  document: text('document').notNull(),
  columnNames: text('column_names', { mode: 'json' }).$type<ImportDraftRecord['columnNames']>().notNull(),
  projectNames: text('project_names', { mode: 'json' }).$type<ImportDraftRecord['projectNames']>().notNull(),
  figures: text('figures', { mode: 'json' }).$type<ImportDraftRecord['figures']>().notNull(),
  phase: text('phase').$type<ImportDraftRecord['phase']>().notNull(),
  answered: integer('answered').notNull(),
  outcome: text('outcome', { mode: 'json' }).$type<ImportDraftRecord['outcome']>().notNull(),
  requests: text('requests', { mode: 'json' }).$type<readonly ImportRequest[]>().notNull(),
  revision: integer('revision').notNull(),
  createdMs: integer('created_ms').notNull(),
  updatedMs: integer('updated_ms').notNull(),
});
