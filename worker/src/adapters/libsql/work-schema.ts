// The tables of work items as Drizzle sees them; migrations/0015-work.sql is the truth.

import type { Role, WorkKind } from '@happy-homeland/contract';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { WorkContentRecord } from '../../ports/index.ts';

export const workItem = sqliteTable('work_item', {
  seq: integer('seq').primaryKey(),
  itemId: text('item_id').notNull(),
  tenantId: text('tenant_id').notNull(),
  kind: text('kind').$type<WorkKind>().notNull(),
  projectId: text('project_id'),
  partnerId: text('partner_id'),
  charityId: text('charity_id'),
  openedBy: text('opened_by').notNull(),
  openedMs: integer('opened_ms').notNull(),
  state: text('state').notNull(),
  revision: integer('revision').notNull(),
  deskTenantId: text('desk_tenant_id').notNull(),
  dueOn: text('due_on'),
  content: text('content', { mode: 'json' }).$type<WorkContentRecord>().notNull(),
  digest: text('digest').notNull(),
  outcome: text('outcome', { mode: 'json' }).$type<WorkContentRecord>().notNull(),
  updatedMs: integer('updated_ms').notNull(),
});

export const workEvent = sqliteTable('work_event', {
  itemId: text('item_id').notNull(),
  tenantId: text('tenant_id').notNull(),
  revision: integer('revision').notNull(),
  step: text('step').notNull(),
  fromState: text('from_state').notNull(),
  toState: text('to_state').notNull(),
  actor: text('actor').notNull(),
  role: text('role').$type<Role>(),
  atMs: integer('at_ms').notNull(),
  input: text('input', { mode: 'json' }).$type<WorkContentRecord>().notNull(),
  deskTenantId: text('desk_tenant_id').notNull(),
  dueOn: text('due_on'),
  content: text('content', { mode: 'json' }).$type<WorkContentRecord>().notNull(),
  digest: text('digest').notNull(),
  outcome: text('outcome', { mode: 'json' }).$type<WorkContentRecord>().notNull(),
  requestKey: text('request_key'),
  requestHash: text('request_hash'),
});
