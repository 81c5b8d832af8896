import type { Page, ProgressUpdate, ProjectProgress } from '@happy-homeland/contract';

interface SampleProgress {
  readonly updates: Page<ProgressUpdate>;
  readonly progress: ProjectProgress;
}

export const NO_PROGRESS: SampleProgress = {
  updates: { items: [], nextCursor: null },
  progress: {
    projectId: 'abcdefghijklmnop',
    milestones: [],
    outcomes: null,
    plannedOutcomes: null,
    lastUpdateOn: null,
    nextUpdateDueOn: null,
    isOverdue: false,
    visits: [],
    spotChecks: [],
    acceptance: null,
    changesOfUse: [],
    financing: [],
  },
};

/** An update with a picture and a correction, one of four steps done, a visit, an acceptance, and an update that is late. */
export function sampleProgress(text = '厨房改造完工（示例）'): SampleProgress {
  const photographs = [{ href: '/v1/files/abcdefghijklmnop', width: 800, height: 600 }];
  const update: ProgressUpdate = {
    updateNo: 'bcdefghijklmnopq',
    happenedOn: '2026-08-18',
    publishedOn: '2026-08-20',
    title: text,
    text,
    milestone: text,
    outcomes: { sessions: 3, people: 120, households: 40 },
    photographs,
    corrections: [{ on: '2026-08-21', explanation: text, title: text, text }],
  };
  const milestones = ['居民议定', '改造完工', '开餐', '满一季公示'].map((name, at) => {
    return { name, reachedOn: at === 0 ? '2026-07-01' : null };
  });
  const standing = { lastUpdateOn: '2026-08-20', nextUpdateDueOn: '2026-11-20', isOverdue: true };
  const visit = { visitedOn: '2026-10-08', found: text, mend: { what: text, by: '2026-10-31' }, photographs };
  const digest = 'ab'.repeat(32);
  const checkNo = 'defghijklmnopqrs';
  const told = { checkedOn: '2026-11-18', looked: text, found: text, digest, attestedBy: text };
  const check = { checkNo, result: 'in-order' as const, ...told };
  const acceptance = { acceptedOn: '2026-11-20', asked: 30, satisfied: 27, neutral: 2, dissatisfied: 1, said: text };
  const paid = { source: 'lottery-welfare' as const, amount: { amountMinor: 50_000, currency: 'CNY' as const } };
  const financed = { ...paid, on: '2026-09-01', reference: text, note: text };
  const corrected = { ...financed, correctedOn: '2026-09-20', explanation: text };
  const financing = { ...financed, recordedOn: '2026-09-02', corrections: [corrected] };
  const change = {
    effectiveOn: '2026-10-20',
    givenFor: text,
    usedFor: text,
    why: text,
    decidedOn: '2026-10-08',
    decision: text,
    filingNumber: '示例变更 003',
    filedOn: '2026-10-12',
    before: [{ item: text, amount: { amountMinor: 1_000_000, currency: 'CNY' as const } }],
    after: [{ item: '防滑地面', amount: { amountMinor: 1_000_000, currency: 'CNY' as const } }],
    disclosure: 'd1'.repeat(32),
  };
  return {
    updates: { items: [update, { ...update, updateNo: 'cdefghijklmnopqr', corrections: [] }], nextCursor: '2' },
    progress: {
      ...NO_PROGRESS.progress,
      milestones,
      outcomes: update.outcomes,
      plannedOutcomes: { sessions: 4, people: 100, households: 50 },
      ...standing,
      visits: [visit],
      spotChecks: [check, { ...check, attestedBy: null, result: 'to-mend' }],
      acceptance,
      changesOfUse: [change],
      financing: [financing],
    },
  };
}
