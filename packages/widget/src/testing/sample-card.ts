// Builders for tests: a whole, valid card and channel, of which a test changes what it is about.

import type { Channel, ProjectCard } from '@happy-homeland/sdk';

export const API = 'https://give.example.org';
export const PROJECT = 'abcdefghijklmnop';

const CARD: ProjectCard = {
  projectId: PROJECT,
  title: '老年助餐点',
  summary: '为独居老人每天供应两餐热饭。',
  filedTitle: '社区微项目联合行动（示例）',
  filingNumber: '示例A26001',
  category: 'elder-care',
  action: '银发暖心',
  community: '青衣社区（示例）',
  region: '511802',
  photo: `${API}/photo.jpg`,
  status: 'open',
  intake: 'open',
  test: false,
  goal: { amountMinor: 6_800_000, currency: 'CNY' },
  raisedMinor: 1_234_500,
  donors: 186,
  currency: 'CNY',
  bySource: [
    { source: 'own-site', raisedMinor: 834_500, donors: 150 },
    { source: 'platform', raisedMinor: 400_000, donors: 36 },
  ],
  fundUse: {
    raisedMinor: 1_234_500,
    interestMinor: 0,
    receivedMinor: 0,
    feesMinor: 5_007,
    managementMinor: 0,
    advancesMinor: 300_000,
    spentMinor: 120_000,
    transferredMinor: 0,
    otherMinor: 0,
    heldMinor: 809_493,
  },
  charity: {
    name: '示例省慈善基金会',
    uscc: '53110000MJ01234566',
    kind: 'foundation',
    certificate: { number: '示例-公募-001', issuedOn: '2024-10-08', validTo: null },
    accountName: '示例省慈善基金会专户',
    bank: '示例银行营业部',
    accountMasked: '**** 0001',
    contact: { phone: '028-00000000', email: 'contact@example.org', address: '示例市示例路1号' },
    site: 'https://charity.example.org',
  },
  federation: { name: '示例县慈善会' },
  partners: [{ name: '青衣社区居民委员会（示例）', kind: 'residents-committee' }],
  dates: { startsOn: '2026-10-13', endsOn: '2027-06-10' },
  plan: {
    purpose: '支持城乡社区的小型公益项目',
    beneficiaries: { scope: '示例县的老年人', howChosen: '村（居）民议事会提出' },
    costPlan: { managementBps: 500 },
    surplus: '用于目的相近的项目',
    responsible: { name: '项目部', office: '示例路1号' },
    methods: ['internet'],
  },
  budget: [],
  milestones: [],
  platforms: [],
  gift: { presetsMinor: [1000, 2000, 5000], minMinor: 100, maxMinor: 5_000_000 },
  conspicuous: {
    organisation: '示例省慈善基金会',
    uscc: '53110000MJ01234566',
    certificateNumber: '示例-公募-001',
    filingNumber: '示例A26001',
    filedTitle: '社区微项目联合行动（示例）',
    contact: '028-00000000 · contact@example.org · 示例市示例路1号',
    enquiry: `${API}/p/${PROJECT}`,
    lookupUrl: 'https://cszg.mca.gov.cn',
  },
  links: { page: `${API}/p/${PROJECT}`, give: `${API}/give/${PROJECT}` },
  asOf: '2026-11-22T06:05:00.000Z',
};

/** A valid public card; `changes` replaces whole top-level parts. */
export function sampleCard(changes: Partial<ProjectCard> = {}): ProjectCard {
  return { ...CARD, ...changes };
}

const CHANNELS = {
  'own-site': { channel: 'own-site', reason: 'own-name-site', articles: [] },
  'hand-off': {
    channel: 'hand-off',
    reason: 'registered-site',
    articles: [],
    href: `${API}/give/${PROJECT}`,
    target: '示例省慈善基金会',
    site: { siteId: 'qingyi', name: '青衣社区网（示例）' },
  },
  'link-out': {
    channel: 'link-out',
    reason: 'hand-off-not-enabled',
    articles: [],
    href: 'https://platform.example.org/26001',
    target: '示例募捐平台',
  },
  display: { channel: 'display', reason: 'campaign-ended', articles: ['《慈善法》第二十五条'] },
} as const satisfies Record<string, Channel>;

export function sampleChannel(name: keyof typeof CHANNELS, changes: Partial<Channel> = {}): Channel {
  return { ...CHANNELS[name], ...changes };
}
