// Builders for tests and previews of pages: a whole, valid card and its books, of which a test changes what it is about.

import type { Disclosure, Donation, JournalEntry, ProjectCard, Receipt } from '@happy-homeland/contract';
import type { PageContext } from '../page-context.ts';

const SAMPLE: ProjectCard = {
  projectId: 'abcdefghijklmnop',
  title: '青衣社区老年助餐点',
  summary: '为八十岁以上和独居老人改造一间厨房，每天供应两餐热饭。',
  filedTitle: '幸福家园·社区微项目联合行动（示例）',
  filingNumber: '示例53110000MJ01234566A26001',
  category: 'elder-care',
  action: '银发暖心',
  community: '青衣社区（示例）',
  region: '511802',
  photo: null,
  status: 'open',
  intake: 'open',
  test: true,
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
    certificate: { number: '示例-公募-2024-001', issuedOn: '2024-10-08', validTo: null },
    accountName: '示例省慈善基金会',
    bank: '示例银行营业部',
    accountMasked: '**** **** **** 0001',
    contact: { phone: '028-00000000', email: 'contact@example.org', address: '示例市示例路1号' },
    site: 'https://charity.example.org',
  },
  federation: { name: '示例县慈善会' },
  partners: [
    { name: '示例县慈善会', kind: 'association', uscc: '514200005000000154' },
    { name: '青衣社区居民委员会（示例）', kind: 'residents-committee' },
  ],
  dates: { startsOn: '2026-10-13', endsOn: '2027-06-10' },
  plan: {
    purpose: '支持城乡社区由居民议定的小型公益项目，改善一老一小、残障及困难群众的日常生活',
    beneficiaries: {
      scope: '示例县所辖社区和村的老年人、未成年人、残障人士及困难家庭',
      estimatedPeople: 3860,
      howChosen: '村（居）民议事会提出名单范围，张榜公示七日，县慈善会复核',
    },
    costPlan: { fundraising: { amountMinor: 600_000, currency: 'CNY' }, managementBps: 500 },
    surplus: '剩余财产全部用于目的相同或相近的其他慈善项目并向社会公开',
    responsible: { name: '项目部', office: '示例市示例路1号' },
    methods: ['internet'],
  },
  budget: [
    { item: '厨房改造', amount: { amountMinor: 2_600_000, currency: 'CNY' } },
    { item: '炉灶与冷藏设备', amount: { amountMinor: 2_100_000, currency: 'CNY' } },
    { item: '首季餐食补贴', amount: { amountMinor: 1_800_000, currency: 'CNY' } },
    { item: '不可预见', amount: { amountMinor: 300_000, currency: 'CNY' } },
  ],
  milestones: ['居民议定', '改造完工', '开餐', '满一季公示'],
  platforms: [{ name: '示例互联网公开募捐服务平台', listingUrl: 'https://platform.example.org/listing/26001' }],
  gift: { presetsMinor: [1000, 2000, 5000, 10_000], minMinor: 100, maxMinor: 5_000_000 },
  conspicuous: {
    organisation: '示例省慈善基金会',
    uscc: '53110000MJ01234566',
    certificateNumber: '示例-公募-2024-001',
    filingNumber: '示例53110000MJ01234566A26001',
    filedTitle: '幸福家园·社区微项目联合行动（示例）',
    contact: '028-00000000',
    enquiry: '在慈善中国按备案编号查询，或致电募捐组织',
    lookupUrl: 'https://cszg.mca.gov.cn/',
  },
  links: {
    page: 'https://give.example.org/p/abcdefghijklmnop',
    give: 'https://give.example.org/give/abcdefghijklmnop',
  },
  asOf: '2026-11-22T06:05:00.000Z',
};

/** A valid public card; `changes` replaces whole top-level parts. */
export function sampleCard(changes: Partial<ProjectCard> = {}): ProjectCard {
  return { ...SAMPLE, ...changes };
}

export function samplePage(changes: Partial<PageContext> = {}): PageContext {
  const publicUrl = 'https://give.example.org';
  return { lang: 'zh-CN', largeText: false, test: true, publicUrl, path: '/p/abcdefghijklmnop', ...changes };
}

/** A gift, its fee, and the correction of the fee. */
export function sampleLedger(): readonly JournalEntry[] {
  const fund = 'F:Restricted:abcdefghijklmnop';
  const clearing = 'A:Clearing:stripe';
  const postings = (debit: string, credit: string, amountMinor: number): JournalEntry['postings'] => [
    { account: debit, amountMinor, currency: 'CNY' },
    { account: credit, amountMinor: -amountMinor, currency: 'CNY' },
  ];
  const detail = { category: null, partner: null, evidence: [], to: null, basis: null };
  const entry = { source: null, reverses: null, reason: null, ...detail };
  return [
    {
      ...entry,
      seq: 1,
      kind: 'donation.settled',
      date: '2026-11-20',
      source: 'own-site',
      postings: postings(clearing, fund, 2000),
    },
    { ...entry, seq: 2, kind: 'fee.charged', date: '2026-11-20', postings: postings(fund, clearing, 12) },
    {
      ...entry,
      seq: 3,
      kind: 'correction.reversed',
      date: '2026-11-21',
      postings: postings(clearing, fund, 12),
      reverses: 2,
      reason: '手续费由机构承担，原记录有误',
    },
  ];
}

export function sampleDisclosures(): readonly Disclosure[] {
  return [
    {
      kind: 'correction',
      date: '2026-11-21',
      title: '更正一笔手续费',
      body: '手续费由机构承担，原记录有误。',
      journalSeq: 2,
      digest: null,
      corrects: null,
      explanation: null,
    },
    {
      kind: 'correction',
      date: '2026-11-20',
      title: '十月进展（更正）',
      body: '扶手已装好 12 处。',
      journalSeq: null,
      digest: 'c2'.repeat(32),
      corrects: 'c1'.repeat(32),
      explanation: '原文把 12 处写成了 21 处。',
    },
    {
      kind: 'report',
      date: '2026-11-19',
      title: '十月进展',
      body: '扶手已装好 21 处。',
      journalSeq: null,
      digest: 'c1'.repeat(32),
      corrects: null,
      explanation: null,
    },
    {
      kind: 'plan',
      date: '2026-10-13',
      title: '公开募捐方案',
      body: '募捐方案已备案并公开。\n全文见慈善中国。',
      journalSeq: null,
      digest: null,
      corrects: null,
      explanation: null,
    },
  ];
}

export function sampleGifts(): readonly Donation[] {
  return [
    { date: '2026-11-22', name: '王阿姨', amount: { amountMinor: 5000, currency: 'CNY' } },
    { date: '2026-11-20', name: '三单元老李', amount: { amountMinor: 2000, currency: 'CNY' } },
  ];
}

export function sampleReceipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    receiptNo: 'hhabcdefghijklmnop',
    amount: { amountMinor: 2050, currency: 'CNY' },
    date: '2026-11-22',
    projectId: SAMPLE.projectId,
    projectTitle: SAMPLE.title,
    charityName: SAMPLE.charity.name,
    filingNumber: SAMPLE.filingNumber,
    status: 'valid',
    test: true,
    notice: '本回执不是公益事业捐赠统一票据',
    ...changes,
  };
}
