// What a deployment says of one project, for elements that are looked at: whole, valid, and the same on every machine.

import type { Channel, Compliance, Pledge, ProjectCard, Receipt } from '@happy-homeland/sdk';

export const PROJECT = 'abcdefghijklmnop';
export const RECEIPT = 'hhabcde23456abcdef';
const SITE = 'https://give.example.org';

const CARD: ProjectCard = {
  projectId: PROJECT,
  title: '老年助餐点',
  summary: '为独居老人每天供应两餐热饭。',
  filedTitle: '社区微项目联合行动（示例）',
  filingNumber: '53110000MJ01234566A26001',
  category: 'elder-care',
  action: '银发暖心',
  community: '青衣社区（示例）',
  region: '511802',
  photo: null,
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
    filingNumber: '53110000MJ01234566A26001',
    filedTitle: '社区微项目联合行动（示例）',
    contact: '028-00000000 · contact@example.org · 示例市示例路1号',
    enquiry: `${SITE}/p/${PROJECT}`,
    lookupUrl: 'https://cszg.mca.gov.cn',
  },
  links: { page: `${SITE}/p/${PROJECT}`, give: `${SITE}/give/${PROJECT}` },
  asOf: '2026-11-22T06:05:00.000Z',
};

export function cardAnswer(changes: Partial<ProjectCard> = {}): ProjectCard {
  return { ...CARD, ...changes };
}

export const CHANNELS = {
  own: { channel: 'own-site', reason: 'own-name-site', articles: [] },
  handOff: {
    channel: 'hand-off',
    reason: 'registered-site',
    articles: [],
    href: `${SITE}/give/${PROJECT}`,
    target: '示例省慈善基金会',
    site: { siteId: 'qingyi', name: '青衣社区网（示例）' },
  },
  linkOut: {
    channel: 'link-out',
    reason: 'hand-off-not-enabled',
    articles: [],
    href: 'https://platform.example.org/26001',
    target: '示例募捐平台',
    registerHref: `${SITE}/register`,
  },
  display: { channel: 'display', reason: 'campaign-ended', articles: ['《慈善法》第二十五条'] },
} as const satisfies Record<string, Channel>;

export function pledgeAnswer(status: Pledge['status']): Pledge {
  return {
    pledgeId: 'pledgeaaaa',
    status,
    amount: { amountMinor: 2000, currency: 'CNY' },
    projectId: PROJECT,
    receipt: { receiptNo: RECEIPT, href: `/v1/receipts/${RECEIPT}` },
  };
}

export function receiptAnswer(changes: Partial<Receipt> = {}): Receipt {
  return {
    receiptNo: RECEIPT,
    amount: { amountMinor: 123_450, currency: 'CNY' },
    date: '2026-11-22',
    projectId: PROJECT,
    projectTitle: '老年助餐点',
    charityName: '示例省慈善基金会',
    filingNumber: '53110000MJ01234566A26001',
    status: 'valid',
    test: false,
    notice: '',
    ...changes,
  };
}

const ARTICLE: Compliance['findings'][number]['articles'][number] = {
  instrument: 'CL23',
  article: 22,
  clause: null,
  label: { zh: '《慈善法》（2023）第二十二条', en: 'Charity Law (2023), art. 22' },
  effectiveFrom: '2024-09-05',
  effectiveTo: null,
};

const CERTIFICATE: Compliance['findings'][number] = {
  rule: 'A9',
  name: 'certificate_expired',
  title: { zh: '证书在有效期内', en: 'The certificate has not run out' },
  outcome: 'pass',
  softened: false,
  bars: true,
  moments: ['publish', 'render', 'pay'],
  articles: [ARTICLE],
  mark: 'I',
  evidence: [
    {
      field: 'organisation.certificate.validTo',
      label: { zh: '证书有效期至', en: 'Last day of the certificate' },
      value: '2027-10-07',
      vouchedBy: 'operator',
      vouchedOn: '2026-11-20',
      url: null,
    },
  ],
  fields: [],
  fieldLabels: [],
  message: { zh: '证书有效期至 2027-10-07', en: 'valid to 2027-10-07' },
  fix: null,
};

const PROGRESS: Compliance['duties'][number] = {
  rule: 'D1',
  kind: 'campaign-progress',
  title: { zh: '募捐进展公开', en: 'Progress of the campaign' },
  contents: { zh: '进展', en: 'progress' },
  dueStrict: '2026-10-31',
  dueLegal: '2026-11-02',
  isDueCertain: true,
  articles: [ARTICLE],
  mark: 'V1',
  status: 'overdue',
  entry: null,
  publishedHereOn: null,
  wasLate: false,
};

export function checkAnswer(changes: Partial<Compliance> = {}): Compliance {
  return {
    projectId: PROJECT,
    on: '2026-11-22',
    pack: { id: 'cn', version: 'cn-2026.11.1' },
    factsDigest: '0'.repeat(64),
    line: {
      zh: '自动核对：27 项未见问题 · 资料由机构填报，可到慈善中国核实',
      en: 'Automatic check: 27 without a problem · declared by the organisation, to be verified on Charity China',
    },
    counts: { pass: 27, warn: 0, block: 0, unknown: 0 },
    mayTakeGifts: true,
    findings: [CERTIFICATE],
    duties: [],
    ...changes,
  };
}

/** What stands in the way of gifts, with one finding of each outcome and one duty of each standing. */
export const PAUSED: Partial<Compliance> = {
  mayTakeGifts: false,
  counts: { pass: 1, warn: 1, block: 1, unknown: 1 },
  findings: [
    {
      ...CERTIFICATE,
      outcome: 'block',
      fix: { zh: '换发证书后更新日期', en: 'renew the certificate, then update the date' },
    },
    { ...CERTIFICATE, rule: 'A10', outcome: 'unknown', title: { zh: '平台页面可以打开', en: 'The listing opens' } },
    {
      ...CERTIFICATE,
      rule: 'A11',
      outcome: 'warn',
      title: { zh: '进展按时公开', en: 'Progress is published in time' },
    },
    { ...CERTIFICATE, rule: 'A12', title: { zh: '备案编号完整', en: 'The filing number is whole' } },
  ],
  duties: [
    PROGRESS,
    { ...PROGRESS, status: 'open', dueStrict: '2027-01-31', dueLegal: '2027-01-31' },
    {
      ...PROGRESS,
      status: 'met',
      entry: { url: 'https://cszg.mca.gov.cn/entry/1', on: '2026-10-20' },
    },
  ],
};
