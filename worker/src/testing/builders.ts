// Records that hold together: every builder's defaults name the parents that the other builders make, and the body says
// what the columns say. Tests state only what they are about.

import type {
  ApiKeyRecord,
  AuditRecord,
  CampaignRecord,
  CharityRecord,
  FederationRecord,
  InboxRecord,
  ProjectRecord,
  SiteRecord,
  SiteRequestRecord,
  WriteUnit,
} from '../ports/index.ts';
import { campaignBody, charityBody, federationBody, projectBody } from './bodies.ts';

/** 2026-11-22 14:00 in Shanghai, inside the default campaign. */
export const NOW_MS = Date.UTC(2026, 10, 22, 6, 0, 0);

/** An id in the shape that the server makes, readable in a failure: `project222…`; digits become q (0) to z (9). */
export function anId(label: string): string {
  const letters = label.toLowerCase().replace(/[^a-z]/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? 'z');
  return letters.padEnd(ID_LENGTH, '2');
}

const ID_LENGTH = 26;

export function aFederation(over: Partial<FederationRecord> = {}): FederationRecord {
  const record = {
    tenantId: anId('tenant'),
    externalId: 'shili',
    name: '示例县慈善会',
    pack: 'cn' as const,
    parentTenantId: null,
    level: null,
    revision: 1,
    updatedMs: NOW_MS,
    ...over,
  };
  return { ...record, body: over.body ?? federationBody(record) };
}

export function aCharity(over: Partial<CharityRecord> = {}): CharityRecord {
  const record = {
    tenantId: anId('tenant'),
    charityId: anId('charity'),
    externalId: 'shili-foundation',
    uscc: '53511800MJ00000340',
    name: '示例县慈善基金会',
    certificateValidTo: '2028-12-31',
    handOff: true,
    revision: 1,
    updatedMs: NOW_MS,
    ...over,
  };
  return { ...record, body: over.body ?? charityBody(record) };
}

export function aSite(over: Partial<SiteRecord> = {}): SiteRecord {
  return {
    tenantId: anId('tenant'),
    siteId: anId('site'),
    externalId: 'qingyi',
    name: '青衣社区网（示例）',
    origin: 'https://qingyi.example.org',
    revision: 1,
    updatedMs: NOW_MS,
    ...over,
  };
}

export function aCampaign(over: Partial<CampaignRecord> = {}): CampaignRecord {
  const record = {
    tenantId: anId('tenant'),
    campaignId: anId('campaign'),
    charityId: anId('charity'),
    externalId: 'elders-2026',
    filingNumber: '53511800MJ00000340A26001',
    startsOn: '2026-10-01',
    endsOn: '2027-03-31',
    expectedMinor: 50_000_000,
    currency: 'CNY' as const,
    listed: false,
    endedOn: null,
    revision: 1,
    updatedMs: NOW_MS,
    ...over,
  };
  return { ...record, body: over.body ?? campaignBody(record) };
}

export function aProject(over: Partial<ProjectRecord> = {}): ProjectRecord {
  const record = {
    tenantId: anId('tenant'),
    projectId: anId('project'),
    campaignId: anId('campaign'),
    charityId: anId('charity'),
    externalId: 'handrails',
    position: 1,
    title: '给老人装扶手',
    category: 'elders',
    region: '511802',
    goalMinor: 2_000_000,
    currency: 'CNY' as const,
    atGoal: 'continue' as const,
    hardCap: false,
    standing: 'raising' as const,
    revision: 1,
    updatedMs: NOW_MS,
    ...over,
  };
  return { ...record, body: over.body ?? projectBody(record) };
}

/** The changes that publish one project and all its parents. */
export function aPublication(over: Partial<ProjectRecord> = {}): WriteUnit {
  return [
    { kind: 'put-federation', record: aFederation() },
    { kind: 'put-charity', record: aCharity() },
    { kind: 'put-site', record: aSite() },
    { kind: 'put-campaign', record: aCampaign() },
    { kind: 'put-project', record: aProject(over) },
  ];
}

export function anApiKey(over: Partial<ApiKeyRecord> = {}): ApiKeyRecord {
  return {
    keyId: anId('key'),
    keyHash: 'c0ffee'.padEnd(64, '0'),
    tenantId: null,
    label: 'operator',
    createdMs: NOW_MS,
    expiresMs: null,
    revokedMs: null,
    roles: null,
    ownerId: null,
    ...over,
  };
}

export function aSiteRequest(over: Partial<SiteRequestRecord> = {}): SiteRequestRecord {
  return {
    requestId: anId('request'),
    tenantId: anId('tenant'),
    projectId: anId('project'),
    origin: 'https://new.example.org',
    name: '新社区网（示例）',
    contact: '王老师（示例）',
    createdMs: NOW_MS,
    ...over,
  };
}

export function aNotice(over: Partial<InboxRecord> = {}): InboxRecord {
  return {
    provider: 'stripe',
    eventId: 'evt_1',
    eventType: 'checkout.session.completed',
    outcome: 'settled',
    receivedMs: NOW_MS,
    ...over,
  };
}

export function anAudit(over: Partial<AuditRecord> = {}): AuditRecord {
  return {
    atMs: NOW_MS,
    actor: anId('key'),
    tenantId: anId('tenant'),
    action: 'project.put',
    subject: anId('project'),
    ...over,
  };
}
