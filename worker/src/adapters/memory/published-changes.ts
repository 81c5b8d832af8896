// Records that are published by upsert. Revision 1 must be new, any other must follow the one that is kept.

import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import type {
  CampaignRecord,
  CharityRecord,
  FederationRecord,
  Guard,
  PartnerRecord,
  ProjectRecord,
  SiteRecord,
} from '../../ports/index.ts';
import { ancestorsOf } from './ancestors.ts';
import { moveDuties } from './duties.ts';
import { isOverCap } from './intake.ts';
import { isShortOfSpending } from './journal-rules.ts';
import { tellProject } from './outbox.ts';
import { requireRule } from './require-rule.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

export function putFederation({ federations }: Tables, record: FederationRecord): Guard | null {
  const lost = lostRevision(federations, record.tenantId, record);
  if (lost !== null) return lost;
  if (federations.some((other) => other.externalId === record.externalId && other.tenantId !== record.tenantId)) {
    return 'external-id';
  }
  if (record.parentTenantId !== null) {
    if (record.parentTenantId === record.tenantId) return 'federation-circle';
    if (ancestorsOf(federations, record.parentTenantId).includes(record.tenantId)) return 'federation-circle';
    if (!federations.has(record.parentTenantId)) return 'parent';
  }
  federations.put(record.tenantId, structuredClone(record));
  return null;
}

export function putCharity(tables: Tables, record: CharityRecord): Guard | null {
  const { charities, federations } = tables;
  const others = (other: CharityRecord) => other.charityId !== record.charityId;
  const lost = lostRevision(charities, record.charityId, record);
  if (lost !== null) return lost;
  if (charities.some((other) => others(other) && isSameExternal(other, record))) return 'external-id';
  if (charities.some((other) => others(other) && other.uscc === record.uscc)) return 'credit-code';
  if (!federations.has(record.tenantId)) return 'parent';
  charities.put(record.charityId, structuredClone(record));
  moveDuties(tables, { subject: 'charity', subjectId: record.charityId, parentId: null });
  return null;
}

export function putPartner({ partners, federations }: Tables, record: PartnerRecord): Guard | null {
  const others = (other: PartnerRecord) => other.partnerId !== record.partnerId && other.tenantId === record.tenantId;
  const lost = lostRevision(partners, record.partnerId, record);
  if (lost !== null) return lost;
  if (partners.some((other) => others(other) && isSameExternal(other, record))) return 'external-id';
  const { uscc } = record;
  if (uscc !== null && partners.some((other) => others(other) && other.uscc === uscc)) return 'credit-code';
  if (!federations.has(record.tenantId)) return 'parent';
  partners.put(record.partnerId, structuredClone(record));
  return null;
}

export function putSite({ sites, federations }: Tables, record: SiteRecord): Guard | null {
  const others = (other: SiteRecord) => other.siteId !== record.siteId && other.tenantId === record.tenantId;
  const lost = lostRevision(sites, record.siteId, record);
  if (lost !== null) return lost;
  if (sites.some((other) => others(other) && isSameExternal(other, record))) return 'external-id';
  if (sites.some((other) => others(other) && other.origin === record.origin)) return 'origin';
  if (!federations.has(record.tenantId)) return 'parent';
  sites.put(record.siteId, structuredClone(record));
  return null;
}

export function putCampaign(tables: Tables, record: CampaignRecord): Guard | null {
  const { campaigns, charities, projects } = tables;
  requireRule(record.startsOn <= record.endsOn, 'a campaign ends no earlier than it starts');
  requireRule(Number.isSafeInteger(record.expectedMinor) && record.expectedMinor > 0, 'an expected amount is positive');
  const others = (other: CampaignRecord) => other.campaignId !== record.campaignId;
  const lost = lostRevision(campaigns, record.campaignId, record);
  if (lost !== null) return lost;
  if (campaigns.some((other) => others(other) && isSameExternal(other, record))) return 'external-id';
  if (campaigns.some((other) => others(other) && other.filingNumber === record.filingNumber)) return 'filing-number';
  if (record.expectedMinor < goalsOf(tables, record)) return 'goals-within-filing';
  if (charities.get(record.charityId)?.tenantId !== record.tenantId) return 'parent';
  const isOfCampaign = (project: ProjectRecord) => project.campaignId === record.campaignId;
  if (projects.some((project) => isOfCampaign(project) && project.charityId !== record.charityId)) return 'parent';
  campaigns.put(record.campaignId, structuredClone(record));
  moveDuties(tables, { subject: 'campaign', subjectId: record.campaignId, parentId: record.charityId });
  return null;
}

export function putProject(tables: Tables, record: ProjectRecord): Guard | null {
  const { projects, campaigns } = tables;
  requireRule(Number.isSafeInteger(record.goalMinor) && record.goalMinor > 0, 'a goal is positive');
  const lost = lostRevision(projects, record.projectId, record);
  if (lost !== null) return lost;
  const others = (other: ProjectRecord) => other.projectId !== record.projectId;
  if (projects.some((other) => others(other) && isSameExternal(other, record))) return 'external-id';
  const campaign = campaigns.get(record.campaignId);
  if (campaign?.tenantId !== record.tenantId || campaign.charityId !== record.charityId) return 'parent';
  const kept = projects.get(record.projectId);
  if (isChargedElsewhere(tables, kept, record)) return 'parent';
  const isBudgetNew = kept !== undefined && canonicalJson(kept.body.budget) !== canonicalJson(record.body.budget);
  if (isBudgetNew && record.body.budget.length > 0 && isShortOfSpending(tables, record)) return 'facts';
  const position = kept?.position ?? projects.size + 1;
  projects.put(record.projectId, structuredClone({ ...record, position }));
  moveDuties(tables, { subject: 'project', subjectId: record.projectId, parentId: record.campaignId });
  if (kept === undefined) tellProject(tables, record);
  if (goalsOf(tables, campaign) > campaign.expectedMinor) return 'goals-within-filing';
  return isOverCap(tables, record.projectId) ? 'hard-cap' : null;
}

interface Identified {
  readonly tenantId: string;
  readonly externalId: string;
  readonly revision: number;
}

function lostRevision<Row extends Identified>(table: Table<Row>, key: string, record: Row): Guard | null {
  requireRule(Number.isSafeInteger(record.revision) && record.revision >= 1, 'revisions start at 1');
  const kept = table.get(key);
  if (record.revision === 1) return kept === undefined ? null : 'revision';
  const follows = kept?.revision === record.revision - 1;
  return follows && isSameExternal(kept, record) ? null : 'revision';
}

function isSameExternal(a: Identified, b: Identified): boolean {
  return a.tenantId === b.tenantId && a.externalId === b.externalId;
}

function goalsOf({ projects }: Tables, campaign: CampaignRecord): number {
  return projects.all().reduce((sum, { campaignId, goalMinor }) => {
    return campaignId === campaign.campaignId ? sum + goalMinor : sum;
  }, 0);
}

/** A project with pledges or books cannot move to another charity: they name the old one. */
function isChargedElsewhere(tables: Tables, kept: ProjectRecord | undefined, record: ProjectRecord): boolean {
  if (kept === undefined || kept.charityId === record.charityId) return false;
  const isOfProject = ({ projectId }: { readonly projectId: string | null }) => projectId === record.projectId;
  return tables.pledges.some(isOfProject) || tables.journals.some(isOfProject) || tables.accounts.some(isOfProject);
}
