// The tables of what others are told as Drizzle sees them; the migration `outbox` is the truth.

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DeliveryRecord, EndpointRecord, NoticeRecord } from '../../ports/index.ts';

export const webhookEndpoint = sqliteTable('webhook_endpoint', {
  tenantId: text('tenant_id').notNull(),
  endpointId: text('endpoint_id').notNull(),
  externalId: text('external_id').notNull(),
  url: text('url').notNull(),
  events: text('events', { mode: 'json' }).$type<EndpointRecord['events']>().notNull(),
  generation: integer('generation').notNull(),
  overlapUntilMs: integer('overlap_until_ms'),
  disabledMs: integer('disabled_ms'),
  disabledBecause: text('disabled_because').$type<EndpointRecord['disabledBecause']>(),
  revision: integer('revision').notNull(),
  updatedMs: integer('updated_ms').notNull(),
});

export const notice = sqliteTable('notice', {
  seq: integer('seq').primaryKey(),
  noticeId: text('notice_id').notNull(),
  tenantId: text('tenant_id').notNull(),
  event: text('event').$type<NoticeRecord['event']>().notNull(),
  data: text('data', { mode: 'json' }).$type<NoticeRecord['data']>().notNull(),
  atMs: integer('at_ms').notNull(),
  spreadMs: integer('spread_ms'),
});

export const delivery = sqliteTable('delivery', {
  deliveryId: text('delivery_id').primaryKey(),
  noticeId: text('notice_id').notNull(),
  tenantId: text('tenant_id').notNull(),
  endpointId: text('endpoint_id'),
  personId: text('person_id'),
  pledgeId: text('pledge_id'),
  state: text('state').$type<DeliveryRecord['state']>().notNull(),
  attempts: integer('attempts').notNull(),
  dueMs: integer('due_ms'),
  error: text('error'),
  madeMs: integer('made_ms').notNull(),
  updatedMs: integer('updated_ms').notNull(),
});
