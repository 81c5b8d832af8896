// The tables of people as Drizzle sees them; migrations/0014-people.sql is the truth. Those by which people sign in are
// kept by better-auth, whose own names the properties have.

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { GrantRecord, InvitationRecord } from '../../ports/index.ts';

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });

export const person = sqliteTable('person', {
  id: text('person_id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull(),
  image: text('image'),
  twoFactorEnabled: integer('two_factor', { mode: 'boolean' }).notNull(),
  createdAt: instant('created_ms').notNull(),
  updatedAt: instant('updated_ms').notNull(),
});

export const personSession = sqliteTable('person_session', {
  id: text('session_id').primaryKey(),
  userId: text('person_id').notNull(),
  token: text('token').notNull(),
  expiresAt: instant('expires_ms').notNull(),
  ipAddress: text('address'),
  userAgent: text('agent'),
  createdAt: instant('created_ms').notNull(),
  updatedAt: instant('updated_ms').notNull(),
});

export const personAccount = sqliteTable('person_account', {
  id: text('account_id').primaryKey(),
  userId: text('person_id').notNull(),
  providerId: text('provider').notNull(),
  accountId: text('provider_account').notNull(),
  password: text('password'),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: instant('access_token_expires_ms'),
  refreshTokenExpiresAt: instant('refresh_token_expires_ms'),
  scope: text('scope'),
  createdAt: instant('created_ms').notNull(),
  updatedAt: instant('updated_ms').notNull(),
});

export const personVerification = sqliteTable('person_verification', {
  id: text('verification_id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: instant('expires_ms').notNull(),
  createdAt: instant('created_ms').notNull(),
  updatedAt: instant('updated_ms').notNull(),
});

export const personTwoFactor = sqliteTable('person_two_factor', {
  id: text('two_factor_id').primaryKey(),
  userId: text('person_id').notNull(),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: integer('verified', { mode: 'boolean' }).notNull(),
  failedVerificationCount: integer('failures').notNull(),
  lockedUntil: instant('locked_until_ms'),
});

export const personGrant = sqliteTable('person_grant', {
  grantId: text('grant_id').primaryKey(),
  tenantId: text('tenant_id'),
  personId: text('person_id').notNull(),
  role: text('role').$type<GrantRecord['role']>().notNull(),
  partnerId: text('partner_id'),
  charityId: text('charity_id'),
  givenMs: integer('given_ms').notNull(),
  givenBy: text('given_by').notNull(),
  withdrawnMs: integer('withdrawn_ms'),
  withdrawnBy: text('withdrawn_by'),
});

export const invitation = sqliteTable('invitation', {
  invitationId: text('invitation_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  email: text('email').notNull(),
  name: text('name').notNull(),
  role: text('role').$type<InvitationRecord['role']>().notNull(),
  partnerId: text('partner_id'),
  charityId: text('charity_id'),
  tokenHash: text('token_hash').notNull(),
  invitedBy: text('invited_by').notNull(),
  invitedMs: integer('invited_ms').notNull(),
  expiresMs: integer('expires_ms').notNull(),
  acceptedMs: integer('accepted_ms'),
  withdrawnMs: integer('withdrawn_ms'),
});
