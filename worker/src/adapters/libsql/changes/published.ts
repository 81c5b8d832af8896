// Records that are published by upsert: revision 1 is inserted, any other replaces exactly the one before it.

import type {
  CampaignRecord,
  CharityRecord,
  EndpointRecord,
  FederationRecord,
  PartnerRecord,
  ProjectRecord,
  SiteRecord,
} from '../../../ports/index.ts';
import { campaign, charity, federation, partner, project, site, webhookEndpoint } from '../schema.ts';
import { misuse } from '../statements.ts';
import type { Compiled } from './compiled.ts';
import { holds, insertRow, updateRow } from './row.ts';

export function putFederation(record: FederationRecord): Compiled[] {
  if (isFirst(record)) return [isNew('federation', 'tenant_id', record.tenantId), insertRow(federation, record)];
  return updateRow(federation, { set: record, where: previous(record), guard: 'revision' });
}

export function putCharity(record: CharityRecord): Compiled[] {
  const { charityId } = record;
  if (isFirst(record)) return [isNew('charity', 'charity_id', charityId), insertRow(charity, record)];
  return updateRow(charity, { set: record, where: { charityId, ...previous(record) }, guard: 'revision' });
}

export function putPartner(record: PartnerRecord): Compiled[] {
  const { partnerId } = record;
  if (isFirst(record)) return [isNew('partner', 'partner_id', partnerId), insertRow(partner, record)];
  return updateRow(partner, { set: record, where: { partnerId, ...previous(record) }, guard: 'revision' });
}

export function putEndpoint(record: EndpointRecord): Compiled[] {
  const { endpointId } = record;
  if (isFirst(record)) {
    return [isNew('webhook_endpoint', 'endpoint_id', endpointId), insertRow(webhookEndpoint, record)];
  }
  return updateRow(webhookEndpoint, { set: record, where: { endpointId, ...previous(record) }, guard: 'revision' });
}

export function putSite(record: SiteRecord): Compiled[] {
  const { siteId } = record;
  if (isFirst(record)) return [isNew('site', 'site_id', siteId), insertRow(site, record)];
  return updateRow(site, { set: record, where: { siteId, ...previous(record) }, guard: 'revision' });
}

export function putCampaign(record: CampaignRecord): Compiled[] {
  const { campaignId } = record;
  if (isFirst(record)) return [isNew('campaign', 'campaign_id', campaignId), insertRow(campaign, record)];
  return updateRow(campaign, { set: record, where: { campaignId, ...previous(record) }, guard: 'revision' });
}

/** The position is the store's: given once, in order of publication, and kept. */
export function putProject(record: ProjectRecord): Compiled[] {
  const { position: _, campaignId, charityId, ...placed } = record;
  const { projectId } = record;
  if (isFirst(record)) return [isNew('project', 'project_id', projectId), insertRow(project, record, NEXT_POSITION)];
  const where = { projectId, ...previous(record) };
  return [
    ...updateRow(project, { set: placed, where, guard: 'revision' }),
    // Apart, because they are part of the key that every pledge names: setting it looks through all of them.
    { sql: MOVE_PROJECT, args: [campaignId, charityId, projectId, campaignId, charityId] },
  ];
}

const MOVE_PROJECT = `UPDATE project SET campaign_id = ?, charity_id = ?
  WHERE project_id = ? AND (campaign_id, charity_id) <> (?, ?)`;

const NEXT_POSITION = { position: '(SELECT coalesce(max(position), 0) + 1 FROM project)' };

interface Identified {
  readonly tenantId: string;
  readonly externalId: string;
  readonly revision: number;
}

function previous({ tenantId, externalId, revision }: Identified): Identified {
  return { tenantId, externalId, revision: revision - 1 };
}

type PublishedTable = 'federation' | 'charity' | 'partner' | 'site' | 'campaign' | 'project' | 'webhook_endpoint';

// Asked first, because a record sent twice breaks every unique key that it has, and SQLite may name any of them.
function isNew(table: PublishedTable, key: string, id: string): Compiled {
  return holds('revision', `NOT EXISTS (SELECT 1 FROM ${table} WHERE ${key} = ?)`, [id]);
}

function isFirst({ revision }: Identified): boolean {
  if (!Number.isSafeInteger(revision) || revision < 1) throw misuse('revisions start at 1');
  return revision === 1;
}
