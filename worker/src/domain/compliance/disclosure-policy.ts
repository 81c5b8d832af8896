// What a federation makes of overdue disclosure. The law fines it and does not close the appeal; a federation may, and under
// mainland law it does unless it says otherwise: an appeal that does not report takes no further gifts, and a charity that
// does not report begins nothing new. It is said as a finding, so that every page and refusal names the duty and its article.

import { isDisclosedKind } from '@happy-homeland/contract/work';
import type { Duty, DutyKind, Evaluation, Finding, Words } from '@happy-homeland/rules';
import type { FederationRecord, Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';

/** Of the charity, not of the appeal; and in an emergency gifts are needed more than reports. */
const NOT_OF_THE_APPEAL: readonly DutyKind[] = [
  'annual-report',
  'major-event',
  'major-projects',
  'related-parties',
  'emergency-progress',
];
const NAMED_MAX = 3;
/** Overdue duties that are looked at for one that counts. */
const LOOKED_AT_MAX = 50;
const DAY_MS = 24 * 60 * 60_000;

type Owed = Pick<Duty, 'kind' | 'title' | 'dueLegal' | 'articles'>;

/** By the pack that a federation is under. */
const BEGINNINGS = {
  cn: { overduePausesIntake: true, blocksNewCampaigns: true },
  open: { overduePausesIntake: false, blocksNewCampaigns: false },
} as const;

/** What the federation chose, or what its pack begins with. */
export function policyOf({ pack, body }: Pick<FederationRecord, 'pack' | 'body'>) {
  return { ...BEGINNINGS[pack], ...body.disclosurePolicy };
}

/** The verdict with a finding that closes intake, where the appeal's own disclosure is overdue and the policy says so. */
export function withPolicy(evaluation: Evaluation, federation: FederationRecord): Evaluation {
  if (!policyOf(federation).overduePausesIntake) return evaluation;
  const overdue = evaluation.duties.filter(
    ({ kind, status }) => status === 'overdue' && isDisclosedKind(kind) && !NOT_OF_THE_APPEAL.includes(kind),
  );
  if (overdue.length === 0) return evaluation;
  return { ...evaluation, findings: [...evaluation.findings, paused(overdue)] };
}

/** A finding that refuses something new, where anything that the charity owes the public is overdue and the policy says so. */
export async function refuseNew(
  ports: Ports,
  { federation, charityId }: { readonly federation: FederationRecord; readonly charityId: string },
): Promise<Finding | null> {
  if (!policyOf(federation).blocksNewCampaigns) return null;
  const found = await ports.store.directory.duties({
    tenantIds: [federation.tenantId],
    charityIds: [charityId],
    subjectIds: null,
    met: false,
    told: true,
    legalTo: civilDateOf(ports.clock.nowMs() - DAY_MS),
    newestFirst: false,
    limit: LOOKED_AT_MAX,
  });
  const overdue = found.flatMap(({ kind, dueLegal, words: { title, articles } }) =>
    isDisclosedKind(kind) ? [{ kind, dueLegal, title, articles: parseArticles(articles) }] : [],
  );
  return overdue.length === 0 ? null : blocked(overdue);
}

// They were the rules' when they were kept.
function parseArticles(articles: readonly object[]): Duty['articles'] {
  return articles as Duty['articles'];
}

function paused(overdue: readonly Owed[]): Finding {
  return {
    ...findingOf(overdue),
    rule: 'P1',
    name: 'overdue_pauses_intake',
    title: { zh: '逾期公开暂停受赠', en: 'Overdue disclosure pauses intake' },
    moments: ['render', 'pay'],
  };
}

function blocked(overdue: readonly Owed[]): Finding {
  return {
    ...findingOf(overdue),
    rule: 'P2',
    name: 'overdue_blocks_new',
    title: { zh: '逾期公开不得新增', en: 'Overdue disclosure blocks what is new' },
    moments: ['publish'],
  };
}

function findingOf(overdue: readonly Owed[]) {
  return {
    outcome: 'block',
    softened: false,
    bars: true,
    articles: overdue.flatMap(({ articles }) => articles),
    mark: 'H',
    evidence: [],
    fields: ['disclosures'],
    message: sentence(overdue),
    fix: {
      zh: '请补办公开，并登记慈善中国条目的网址和日期',
      en: 'disclose it, and register the address and the day of its entry on Charity China',
    },
  } as const;
}

function sentence(overdue: readonly Owed[]): Words {
  const named = overdue.slice(0, NAMED_MAX);
  const more = overdue.length - named.length;
  const zh = named.map(({ title, dueLegal }) => `${title.zh}（${dueLegal}）`).join('、');
  const en = named.map(({ title, dueLegal }) => `${title.en} (${dueLegal})`).join(', ');
  return {
    zh: `信息公开已逾期：${zh}${more > 0 ? `等 ${overdue.length} 项` : ''}`,
    en: `disclosure is overdue: ${en}${more > 0 ? ` and ${more} more` : ''}`,
  };
}
