// The validated input behind each published record, in the words of a county federation. All of it is invented.

import type { CampaignInput, CharityInput, FederationInput, ProjectInput } from '@happy-homeland/contract';
import { campaignInOrder } from '@happy-homeland/rules/testing';
import type { CampaignRecord, CharityRecord, FederationRecord, ProjectRecord } from '../ports/index.ts';

export function federationBody({ name, pack }: Omit<FederationRecord, 'body'>): FederationInput {
  return { name, kind: 'association', region: '511800', contact: '示例县民政路 1 号', pack };
}

export function charityBody(record: Omit<CharityRecord, 'body'>): CharityInput {
  return {
    federation: 'shili',
    name: record.name,
    kind: 'foundation',
    uscc: record.uscc,
    registeredOn: '2010-05-12',
    certificate: { number: '示例公募证 003', issuedOn: '2023-12-31', validTo: record.certificateValidTo },
    bankAccount: { name: record.name, bank: '示例银行示例支行', numberMasked: '6217 **** **** 0003' },
    ownSites: ['https://give.example.org'],
    contact: { phone: '0835-0000003', email: 'hello@example.org' },
    handOff: record.handOff,
    facts: { organisation: { listing: 'none', registrarRegion: '511800', hasSupervisingUnit: false } },
  };
}

export function campaignBody(record: Omit<CampaignRecord, 'body'>): CampaignInput {
  return {
    federation: 'shili',
    charity: 'shili-foundation',
    filedTitle: '社区邻里互助（示例）',
    filingNumber: record.filingNumber,
    filedOn: '2026-09-15',
    startsOn: record.startsOn,
    endsOn: record.endsOn,
    expected: { amountMinor: record.expectedMinor, currency: record.currency },
    plan: {
      purpose: '为社区里需要帮助的老人改造住处。',
      beneficiaries: { scope: '示例县各社区的独居老人', estimatedPeople: 60, howChosen: '由居委会走访后公示名单。' },
      costPlan: { fundraising: { amountMinor: 100_000, currency: record.currency }, managementBps: 500 },
      surplus: '用于同一社区的其他助老项目。',
      responsible: { name: '李示例', office: '示例县民政路 1 号' },
      methods: ['互联网'],
    },
    designatedPlatforms: record.listed ? [{ name: '示例平台', listingUrl: 'https://platform.example.org/1' }] : [],
    partners: [],
    facts: CAMPAIGN_FACTS,
  };
}

/** What the rules of `cn` ask beyond the publication's own fields, all of it in order. */
export const CAMPAIGN_FACTS = campaignInOrder('购置并安装扶手等适老设施。');

export function projectBody(record: Omit<ProjectRecord, 'body'>): ProjectInput {
  return {
    federation: 'shili',
    campaign: 'elders-2026',
    title: record.title,
    summary: '走廊和卫生间装上扶手，老人走路更稳。',
    category: record.category,
    community: '青衣社区（示例）',
    region: record.region,
    goal: { amountMinor: record.goalMinor, currency: record.currency },
    atGoal: record.atGoal,
    hardCap: record.hardCap,
    budget: [],
    milestones: [],
    minGiftMinor: 100,
    maxGiftMinor: 5_000_000,
    presetsMinor: [1000, 2000, 5000, 10_000],
    feeBearer: 'donation',
  };
}
