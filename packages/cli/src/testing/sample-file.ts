// A file that fits and keeps the rules on its day, to be bent in tests.

import { campaignInOrder } from '@happy-homeland/rules/testing';

const PARTNER = '青衣社区居民委员会（示例）';

/** Noon of 2026-11-22 in Shanghai. */
export const SAMPLE_NOW_MS = Date.UTC(2026, 10, 22, 4);

/** Mutable on purpose; every call makes a new one. */
export function sampleFile() {
  return {
    federations: { shili: { name: '示例县慈善会', kind: 'association' } },
    charities: {
      fund: {
        federation: 'shili',
        name: '示例省慈善基金会',
        kind: 'foundation',
        uscc: '53110000MJ01234566',
        registeredOn: '2012-03-15',
        certificate: { number: '示例-公募-2024-001', issuedOn: '2024-10-08', validTo: null },
        bankAccount: { name: '示例省慈善基金会', bank: '示例银行营业部', numberMasked: '**** 0001' },
        ownSites: ['https://give.example.org'],
        contact: { phone: '028-00000000' },
        facts: { organisation: { listing: 'none', registrarRegion: '510000', hasSupervisingUnit: false } },
      },
    },
    sites: { qingyi: { federation: 'shili', name: '青衣社区网（示例）', origin: 'https://qingyi.example.org' } },
    campaigns: {
      joint: {
        federation: 'shili',
        charity: 'fund',
        filedTitle: '社区微项目联合行动（示例）',
        filingNumber: '示例A26001',
        filedOn: '2026-10-01',
        startsOn: '2026-10-20',
        endsOn: '2027-05-01',
        expected: { amountMinor: 10_000_000, currency: 'CNY' },
        plan: {
          purpose: '支持居民议定的小型公益项目',
          beneficiaries: { scope: '所辖社区的老年人', howChosen: '居民议事会提出，公示七日' },
          costPlan: { fundraising: { amountMinor: 100_000, currency: 'CNY' }, managementBps: 500 },
          surplus: '用于目的相近的其他慈善项目',
          responsible: { name: '项目部', office: '示例路1号' },
          methods: ['internet'],
        },
        designatedPlatforms: [{ name: '示例指定平台', listingUrl: 'https://platform.example.org/1' }],
        partners: [
          {
            name: PARTNER,
            kind: 'residents-committee',
            assessedOn: '2026-09-01',
            agreementSignedOn: '2026-09-10',
          },
        ],
        facts: { ...campaignInOrder('居民议定的社区微项目', [PARTNER]), disclosures: disclosed() },
      },
    },
    projects: {
      canteen: project('老年助餐点', 6_800_000),
      lights: project('楼道灯与扶手', 3_200_000),
    },
  };
}

function disclosed() {
  return [
    { duty: 'annual-report', entryUrl: 'https://cszg.mca.gov.cn/1', entryOn: '2026-05-20' },
    { duty: 'related-parties', entryUrl: 'https://cszg.mca.gov.cn/2', entryOn: '2026-05-20' },
  ];
}

function project(title: string, goalMinor: number) {
  return {
    federation: 'shili',
    campaign: 'joint',
    title,
    summary: '为独居老人供应热饭。',
    category: 'elder-care',
    community: '青衣社区（示例）',
    region: '511802',
    partner: PARTNER,
    goal: { amountMinor: goalMinor, currency: 'CNY' },
    budget: [{ item: '全部', amount: { amountMinor: goalMinor, currency: 'CNY' } }],
    milestones: ['居民议定'],
  };
}

export function toBytes(file: unknown): Uint8Array {
  return new TextEncoder().encode(typeof file === 'string' ? file : JSON.stringify(file));
}
