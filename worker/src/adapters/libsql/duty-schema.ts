// The tables of duties as Drizzle sees them; the migration `duties` is the truth.

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DutyRecord, DutySubjectKind } from '../../ports/index.ts';

const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull();

export const dutyAnswer = sqliteTable('duty_answer', {
  seq: integer('seq').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  itemId: text('item_id').notNull(),
  subjectId: text('subject_id').notNull(),
  kind: text('kind').notNull(),
  dueOn: text('due_on').notNull(),
  digest: text('digest').notNull(),
  publishedOn: text('published_on').notNull(),
  entryUrl: text('entry_url'),
  entryOn: text('entry_on'),
  recordedMs: integer('recorded_ms').notNull(),
});

export const duty = sqliteTable('duty', {
  dutyId: text('duty_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  charityId: text('charity_id').notNull(),
  campaignId: text('campaign_id'),
  projectId: text('project_id'),
  subjectId: text('subject_id').notNull(),
  rule: text('rule').notNull(),
  kind: text('kind').notNull(),
  dueStrict: text('due_strict').notNull(),
  dueLegal: text('due_legal').notNull(),
  met: flag('met'),
  told: flag('told'),
  words: text('words', { mode: 'json' }).$type<DutyRecord['words']>().notNull(),
});

export const dutyClock = sqliteTable('duty_clock', {
  subjectId: text('subject_id').primaryKey(),
  subject: text('subject').$type<DutySubjectKind>().notNull(),
  parentId: text('parent_id'),
  judgedOn: text('judged_on').notNull(),
  stamp: integer('stamp').notNull(),
});
