// A made-up campaign with nothing wrong with it, at noon of 2026-11-22: tests change one thing and see what is said.

import { evaluate } from '../evaluate.ts';
import type { Duty, Finding } from '../finding.ts';
import { FILING_IN_ORDER, PARTNER_IN_ORDER, PLAN_IN_ORDER, USE_IN_ORDER } from './declared-in-order.ts';

export { campaignInOrder } from './declared-in-order.ts';

export const NOON = '2026-11-22T12:00:00+08:00';

const NAME = '示例幸福慈善基金会';
const USCC = '53110000MJ01234566';
const CERTIFICATE = '示例募证字第0001号';
const FILED_TITLE = '示例巷老年助餐点募捐';
const FILING = '示例备2026A0001';

const LAWFUL = {
  pack: 'cn',
  organisation: {
    name: NAME,
    uscc: USCC,
    kind: 'foundation',
    registration: 'registered',
    registeredOn: '2015-06-01',
    recognisedAsCharityOn: '2016-10-10',
    registrarRegion: '110000',
    hasSupervisingUnit: false,
    certificate: {
      number: CERTIFICATE,
      holderName: NAME,
      holderUscc: USCC,
      status: 'valid',
      issuedOn: '2024-10-08',
      validTo: '2027-10-07',
      revokedOn: null,
    },
    listing: 'none',
    bankAccountName: NAME,
  },
  year: {
    fiscalYear: 2026,
    hasPublicQualification: true,
    incomePreviousYear: 800_000_000,
    incomeThreeYearAverage: 750_000_000,
    netAssetsPreviousYearEnd: 400_000_000,
    netAssetsThreeYearAverage: 390_000_000,
    donationIncomeThreeYears: [700_000_000, 750_000_000, 800_000_000],
    charitableSpending: 600_000_000,
    totalSpending: 650_000_000,
    managementCost: 45_000_000,
    fundraisingCost: 5_000_000,
    spendingNotReached: 0,
    specialCaseReported: false,
  },
  campaign: {
    id: 'meal-point',
    mode: 'public',
    audience: 'public',
    beneficiary: 'class',
    startsOn: '2026-10-01',
    endsOn: '2027-02-28',
    stoppedOn: null,
    methods: ['internet'],
    plan: {
      purpose: '为社区高龄老人提供助餐服务',
      startsOn: '2026-10-01',
      endsOn: '2027-02-28',
      area: '互联网',
      responsibleName: '示例张某',
      responsibleOffice: '示例市示例路1号',
      donationMethods: ['银行转账', '互联网支付'],
      bankAccountName: NAME,
      bankAccountNumber: '示例银行 6222****0001',
      beneficiaries: '示例街道七十岁以上老人，约120人',
      howBeneficiariesAreChosen: '居民议事会公示后由社区登记',
      use: '购置厨具与食材',
      useSchedule: '2026年12月至2027年6月',
      fundraisingCostMinor: 0,
      surplus: '全部用于本机构其他助老项目并公开',
      expectedMinor: 6_800_000,
      partners: ['示例社区居民委员会'],
      ...PLAN_IN_ORDER,
    },
    filing: {
      number: FILING,
      status: 'complete',
      submittedOn: '2026-09-10',
      title: FILED_TITLE,
      campaignsUnderNumber: 1,
      samePurpose: true,
      ...FILING_IN_ORDER,
    },
    partners: [
      {
        name: '示例社区居民委员会',
        assessedOn: '2026-08-20',
        agreementSignedOn: '2026-08-25',
        ...PARTNER_IN_ORDER,
      },
    ],
    changes: [],
    events: [],
  },
  project: {
    name: '老年助餐点',
    setUpOn: '2026-10-01',
    startsOn: '2026-10-01',
    endsOn: '2027-03-31',
    surplusMinor: 0,
    purpose: '为社区高龄老人提供助餐服务',
  },
  payee: { name: NAME, uscc: USCC, isForeign: false },
  surface: {
    host: 'https://give.example.org',
    kind: 'own-name',
    takesPayment: true,
    shown: {
      title: FILED_TITLE,
      organisationName: NAME,
      uscc: USCC,
      certificateNumber: CERTIFICATE,
      plan: true,
      filingNumber: FILING,
      contact: '010-00000000',
      enquiry: '慈善中国',
      payeeName: NAME,
      partners: ['示例社区居民委员会'],
    },
    advertisements: 0,
    linksPersonalHelp: false,
    showsPersonalHelpNotice: false,
    mixesCommerce: false,
  },
  asking: {
    prechecked: false,
    ranksHouseholds: false,
    quotaPerHousehold: false,
    deceives: false,
    advertisesTobacco: false,
  },
  platforms: [{ name: '示例指定平台', listingUrl: 'https://platform.example.org/1', isDesignated: true }],
  service: {
    verifiedCertificateOn: '2026-09-01',
    verifiedFilingOn: '2026-09-25',
    holdsDonations: false,
    hasAgreement: true,
    hasReportButton: true,
    reportAnswerWorkingDays: 5,
    ranksByPayment: false,
    securityGrade: 3,
    recordsKeptMonths: 24,
    lastOperationReportOn: '2026-07-01',
  },
  personalData: [
    {
      about: 'donor',
      what: 'name',
      isPublic: true,
      isUnder14: false,
      consent: 'separate',
      passedOn: false,
      impactAssessed: true,
    },
  ],
  use: USE_IN_ORDER,
  reallocation: {
    from: '购置厨具',
    to: '购置食材',
    decidedOn: '2026-11-02',
    decidedByCouncil: true,
    refiledOn: '2026-11-06',
    publishedOn: '2026-11-06',
    supervisingUnitAgreed: true,
    underAgreement: false,
    donorsAgreed: true,
  },
  surplus: { amountMinor: 120_000, to: 'similar-projects', publishedOn: null },
  donations: [
    {
      receivedOn: '2026-11-10',
      grossMinor: 10_000,
      receiptMinor: 10_000,
      channelFeeMinor: 60,
      receipt: 'issued',
      rewardMinor: 0,
      askedForAgreement: false,
      hasAgreement: false,
    },
  ],
  commitments: [
    {
      isPublic: true,
      hasWrittenAgreement: false,
      purpose: 'care',
      dueOn: '2026-12-31',
      delivered: false,
      hardshipReportedOn: null,
      hardshipPublishedOn: null,
    },
  ],
  majorEvents: [],
  disclosures: [
    {
      duty: 'annual-report',
      publishedHereOn: null,
      entryUrl: 'https://cszg.mca.gov.cn/entry/1',
      entryOn: '2026-05-20',
    },
    {
      duty: 'related-parties',
      publishedHereOn: null,
      entryUrl: 'https://cszg.mca.gov.cn/entry/2',
      entryOn: '2026-05-20',
    },
    {
      duty: 'project-setup',
      publishedHereOn: '2026-10-01',
      entryUrl: 'https://cszg.mca.gov.cn/entry/3',
      entryOn: '2026-10-01',
    },
  ],
  sources: [{ path: 'organisation.certificate', by: 'operator', on: '2026-11-01', url: null }],
};

/** The facts, as a file would hold them. */
export function lawfulFacts() {
  return structuredClone(LAWFUL);
}

/** Any part of the facts, changed: `with('campaign.filing.number', '…')`; undefined takes it away. */
export function factsWith(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const facts: Record<string, unknown> = lawfulFacts();
  for (const [path, value] of Object.entries(changes)) put(facts, path.split('.'), value);
  return facts;
}

function put(node: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    node[name] ??= {};
    put(parseRecord(node[name]), rest, value);
  } else if (value === undefined) delete node[name];
  else node[name] = value;
}

function parseRecord(value: unknown): Record<string, unknown> {
  return value as Record<string, unknown>;
}

/** What a rule says of facts; undefined where it says nothing. */
export function findingOf(ruleId: string, facts: unknown, at = NOON): Finding | undefined {
  return evaluate(facts, at).findings.find(({ rule }) => rule === ruleId);
}

/** The duties of one kind. */
export function dutiesOf(kind: Duty['kind'], facts: unknown, at = NOON): Duty[] {
  return evaluate(facts, at).duties.filter((duty) => duty.kind === kind);
}

/** The labels of a finding's articles in Chinese, to assert on. */
export function articlesOf(finding: Finding | undefined): readonly string[] {
  return finding?.articles.map(({ label }) => label.zh) ?? [];
}

/** What a rule says of the lawful facts with something changed, as `outcome: fields`; null where it says nothing. */
export function verdictOf(ruleId: string, changes: Readonly<Record<string, unknown>> = {}, at = NOON): string | null {
  const finding = findingOf(ruleId, factsWith(changes), at);
  return finding === undefined ? null : [`${finding.outcome}:`, ...finding.fields].join(' ').replace(/:$/, '');
}
