// What the rules say, for tests of the automatic check: one finding of each outcome, one duty of each standing.

import type { Compliance, RuleFinding } from '@happy-homeland/sdk';
import { PROJECT } from './sample-card.ts';

type Duty = Compliance['duties'][number];

const ARTICLE: RuleFinding['articles'][number] = {
  instrument: 'CL23',
  article: 22,
  clause: null,
  label: { zh: '《慈善法》（2023）第二十二条', en: 'Charity Law (2023), art. 22' },
  effectiveFrom: '2024-09-05',
  effectiveTo: null,
};

export function sampleFinding(changes: Partial<RuleFinding> = {}): RuleFinding {
  return {
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
    ...changes,
  };
}

export function sampleDuty(changes: Partial<Duty> = {}): Duty {
  return {
    rule: 'D1',
    kind: 'campaign-progress',
    title: { zh: '募捐进展公开', en: 'Progress of the campaign' },
    contents: { zh: '进展', en: 'progress' },
    dueStrict: '2026-12-31',
    dueLegal: '2026-12-31',
    isDueCertain: true,
    articles: [ARTICLE],
    mark: 'V1',
    status: 'open',
    entry: null,
    publishedHereOn: null,
    wasLate: false,
    ...changes,
  };
}

/** All in order; a test changes what it is about. */
export function sampleCheck(changes: Partial<Compliance> = {}): Compliance {
  return {
    projectId: PROJECT,
    on: '2026-11-22',
    pack: { id: 'cn', version: 'cn-2026.11.1' },
    factsDigest: '0'.repeat(64),
    line: {
      zh: '自动核对：1 项未见问题 · 资料由机构填报，可到慈善中国核实',
      en: 'Automatic check: 1 without a problem',
    },
    counts: { pass: 1, warn: 0, block: 0, unknown: 0 },
    mayTakeGifts: true,
    findings: [sampleFinding()],
    duties: [],
    ...changes,
  };
}
