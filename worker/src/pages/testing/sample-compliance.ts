// What the rules say, for tests and previews of pages: every outcome and every standing of a duty once, with one text in
// every place that a declared fact may reach.

import type { Compliance, RuleFinding } from '@happy-homeland/contract';

type Duty = Compliance['duties'][number];

const ARTICLE: RuleFinding['articles'][number] = {
  instrument: 'CL23',
  article: 22,
  clause: null,
  label: { zh: '《慈善法》（2023）第二十二条', en: 'Charity Law (2023), art. 22' },
  effectiveFrom: '2024-09-05',
  effectiveTo: null,
};

export function sampleFinding(changes: Partial<RuleFinding> = {}, text = '示例'): RuleFinding {
  const words = { zh: text, en: text };
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
      { field: text, label: words, value: text, vouchedBy: 'organisation', vouchedOn: '2026-11-20', url: text },
      {
        field: 'a.b',
        label: { zh: '甲', en: 'First' },
        value: null,
        vouchedBy: 'operator',
        vouchedOn: null,
        url: 'https://cszg.mca.gov.cn/1',
      },
      {
        field: 'a.c',
        label: { zh: '乙', en: 'Second' },
        value: 'true',
        vouchedBy: 'software',
        vouchedOn: null,
        url: null,
      },
    ],
    fields: [text],
    fieldLabels: [words],
    message: words,
    fix: changes.outcome === undefined || changes.outcome === 'pass' ? null : words,
    ...changes,
  };
}

export function sampleDuty(changes: Partial<Duty> = {}, text = '示例'): Duty {
  return {
    rule: 'D1',
    kind: 'campaign-progress',
    title: { zh: '募捐进展公开', en: 'Progress of the campaign' },
    contents: { zh: text, en: text },
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

/** Everything at once; a test leaves out what it is not about. */
export function sampleCompliance(changes: Partial<Compliance> = {}, text = '示例'): Compliance {
  const entry = { url: 'https://cszg.mca.gov.cn/entry/1', on: '2026-05-20' };
  return {
    projectId: 'abcdefghijklmnop',
    on: '2026-11-22',
    pack: { id: 'cn', version: 'cn-2026.11.1' },
    factsDigest: '0'.repeat(64),
    line: {
      zh: '自动核对：1 项未见问题 · 资料由机构填报，可到慈善中国核实',
      en: 'Automatic check: 1 without a problem · declared by the organisation',
    },
    counts: { pass: 1, warn: 1, block: 1, unknown: 1 },
    mayTakeGifts: true,
    findings: [
      sampleFinding({}, text),
      sampleFinding({ outcome: 'block' }, text),
      sampleFinding({ outcome: 'warn', softened: true }, text),
      sampleFinding({ outcome: 'unknown', rule: 'Z1', articles: [], evidence: [] }, text),
    ],
    duties: [
      sampleDuty({ status: 'met', entry, wasLate: true }, text),
      sampleDuty({ status: 'met', entry: { url: text, on: '2026-05-20' } }, text),
      sampleDuty({ status: 'published-here', publishedHereOn: '2026-11-20' }, text),
      sampleDuty({ status: 'overdue', dueStrict: '2026-05-31', dueLegal: '2026-06-01', isDueCertain: false }, text),
      sampleDuty({ status: 'unknown' }, text),
      sampleDuty({}, text),
    ],
    ...changes,
  };
}
