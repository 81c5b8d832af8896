// The tables of uploads as Drizzle sees them; the migrations "uploads" and "plan-files" are the truth.

import type { ConsentInput, UploadPurpose, UploadType } from '@happy-homeland/contract';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const upload = sqliteTable('upload', {
  uploadId: text('upload_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  projectId: text('project_id').notNull(),
  planId: text('plan_id'),
  partnerId: text('partner_id'),
  charityId: text('charity_id'),
  purpose: text('purpose').$type<UploadPurpose>().notNull(),
  copyOf: text('copy_of'),
  sha256: text('sha256').notNull(),
  bytes: integer('bytes').notNull(),
  mime: text('mime').$type<UploadType>().notNull(),
  width: integer('width'),
  height: integer('height'),
  label: text('label'),
  salt: text('salt').notNull(),
  saltedHash: text('salted_hash').notNull(),
  fileKey: text('file_key').notNull(),
  uploadedBy: text('uploaded_by').notNull(),
  uploadedMs: integer('uploaded_ms').notNull(),
});

export const publication = sqliteTable('upload_publication', {
  tenantId: text('tenant_id').notNull(),
  uploadId: text('upload_id').notNull(),
  round: integer('round').notNull(),
  consent: text('consent', { mode: 'json' }).$type<ConsentInput>().notNull(),
  publishedBy: text('published_by').notNull(),
  publishedMs: integer('published_ms').notNull(),
  withdrawnBy: text('withdrawn_by'),
  withdrawnMs: integer('withdrawn_ms'),
});
