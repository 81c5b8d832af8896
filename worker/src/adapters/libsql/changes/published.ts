// Records that are published by upsert: revision 1 is inserted, any other replaces exactly the one before it.

import { and, eq, sql } from 'drizzle-orm';
import type {
  CampaignRecord,
  CharityRecord,
  FederationRecord,
  ProjectRecord,
  SiteRecord,
} from '../../../ports/index.ts';
import { campaign, charity, federation, project, site } from '../schema.ts';
import { misuse } from '../statements.ts';
import type { Builder, Compiled } from './compiled.ts';
import { compiled, conditional, holds } from './compiled.ts';

export function putFederation(db: Builder, record: FederationRecord): Compiled[] {
  if (isFirst(record)) return [isNew('federation', record.tenantId), compiled(db.insert(federation).values(record))];
  const kept = and(eq(federation.tenantId, record.tenantId), isPrevious(federation, record));
  return conditional(db.update(federation).set(record).where(kept), 'revision');
}

export function putCharity(db: Builder, record: CharityRecord): Compiled[] {
  if (isFirst(record)) return [isNew('charity', record.charityId), compiled(db.insert(charity).values(record))];
  const kept = and(eq(charity.charityId, record.charityId), isPrevious(charity, record));
  return conditional(db.update(charity).set(record).where(kept), 'revision');
}

export function putSite(db: Builder, record: SiteRecord): Compiled[] {
  if (isFirst(record)) return [isNew('site', record.siteId), compiled(db.insert(site).values(record))];
  const kept = and(eq(site.siteId, record.siteId), isPrevious(site, record));
  return conditional(db.update(site).set(record).where(kept), 'revision');
}

export function putCampaign(db: Builder, record: CampaignRecord): Compiled[] {
  if (isFirst(record)) return [isNew('campaign', record.campaignId), compiled(db.insert(campaign).values(record))];
  const kept = and(eq(campaign.campaignId, record.campaignId), isPrevious(campaign, record));
  return conditional(db.update(campaign).set(record).where(kept), 'revision');
}

/** The position is the store's: given once, in order of publication, and kept. */
export function putProject(db: Builder, record: ProjectRecord): Compiled[] {
  const { position: _, ...fields } = record;
  const next = sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM project)`;
  if (isFirst(record)) {
    return [isNew('project', record.projectId), compiled(db.insert(project).values({ ...fields, position: next }))];
  }
  const kept = and(eq(project.projectId, record.projectId), isPrevious(project, record));
  return conditional(db.update(project).set(fields).where(kept), 'revision');
}

// Asked first, because a record sent twice breaks every unique key that it has, and SQLite may name any of them.
function isNew(table: keyof typeof KEYS, id: string): Compiled {
  return holds('revision', `NOT EXISTS (SELECT 1 FROM ${table} WHERE ${KEYS[table]} = ?)`, [id]);
}

const KEYS = {
  federation: 'tenant_id',
  charity: 'charity_id',
  site: 'site_id',
  campaign: 'campaign_id',
  project: 'project_id',
} as const;

type Table = typeof federation | typeof charity | typeof site | typeof campaign | typeof project;

interface Identified {
  readonly tenantId: string;
  readonly externalId: string;
  readonly revision: number;
}

function isPrevious(table: Table, { tenantId, externalId, revision }: Identified) {
  return and(eq(table.tenantId, tenantId), eq(table.externalId, externalId), eq(table.revision, revision - 1));
}

function isFirst({ revision }: Identified): boolean {
  if (!Number.isSafeInteger(revision) || revision < 1) throw misuse('revisions start at 1');
  return revision === 1;
}
