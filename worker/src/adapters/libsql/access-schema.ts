// The tables of partners and keys as Drizzle sees them; migrations/0014-people.sql is the truth.

import type { FederationRole, PartnerInput, PartnerKind } from '@happy-homeland/contract';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const partner = sqliteTable('partner', {
  tenantId: text('tenant_id').notNull(),
  partnerId: text('partner_id').notNull(),
  externalId: text('external_id').notNull(),
  name: text('name').notNull(),
  kind: text('kind').$type<PartnerKind>().notNull(),
  uscc: text('uscc'),
  body: text('body', { mode: 'json' }).$type<PartnerInput>().notNull(),
  revision: integer('revision').notNull(),
  updatedMs: integer('updated_ms').notNull(),
});

export const apiKey = sqliteTable('api_key', {
  keyId: text('key_id').primaryKey(),
  keyHash: text('key_hash').notNull(),
  tenantId: text('tenant_id'),
  label: text('label').notNull(),
  createdMs: integer('created_ms').notNull(),
  expiresMs: integer('expires_ms'),
  revokedMs: integer('revoked_ms'),
  roles: text('roles', { mode: 'json' }).$type<readonly FederationRole[]>(),
  ownerId: text('owner_id'),
});
