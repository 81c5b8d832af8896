// Builders for tests of lists: items and pages, and a deployment that cuts a list into pages as the real one does.

import type { Disclosure, Donation, DonorMessage, ProgressUpdate, ProjectProgress } from '@happy-homeland/sdk';
import type { Route } from './fake-api.ts';
import { json } from './fake-api.ts';
import { PROJECT } from './sample-card.ts';

/** Answers pages of these items; the cursor is the place of the next. */
export function pagesOf(items: readonly unknown[]): Route {
  return ({ url }) => {
    const { searchParams } = new URL(url);
    const from = Number(searchParams.get('cursor') ?? 0);
    const end = from + Number(searchParams.get('limit') ?? 20);
    return json({ items: items.slice(from, end), nextCursor: end < items.length ? `${end}` : null });
  };
}

export function sampleUpdate(changes: Partial<ProgressUpdate> = {}): ProgressUpdate {
  return {
    updateNo: 'updateaaaa',
    happenedOn: '2026-11-02',
    publishedOn: '2026-11-05',
    title: '扶手装好了（示例）',
    text: '三号楼的扶手装好了。',
    milestone: null,
    outcomes: null,
    photographs: [],
    corrections: [],
    ...changes,
  };
}

export function sampleDisclosure(changes: Partial<Disclosure> = {}): Disclosure {
  return {
    kind: 'report',
    date: '2026-11-10',
    title: '十月收支（示例）',
    body: '十月收到 1,200.00 元。',
    journalSeq: null,
    digest: null,
    corrects: null,
    explanation: null,
    ...changes,
  };
}

export function sampleProgress(changes: Partial<ProjectProgress> = {}): ProjectProgress {
  return {
    projectId: PROJECT,
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
    ...changes,
  };
}

export function sampleGift(changes: Partial<Donation> = {}): Donation {
  return { date: '2026-11-20', amount: { amountMinor: 2000, currency: 'CNY' }, name: '示例居民甲', ...changes };
}

export function sampleMessage(changes: Partial<DonorMessage> = {}): DonorMessage {
  return { messageNo: 'messageaaa', text: '愿老人们安好（示例）。', name: null, shownOn: '2026-11-21', ...changes };
}
