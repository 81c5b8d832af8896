// What a deployment publishes of one project in lists: whole, valid, and the same on every machine.

import type {
  Disclosure,
  Donation,
  DonorMessage,
  ProgressUpdate,
  ProjectCard,
  ProjectProgress,
} from '@happy-homeland/sdk';
import { cardAnswer, PROJECT } from './card-answers.ts';

export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export function pageOf<Item>(items: readonly Item[], nextCursor: string | null = null): ListPage<Item> {
  return { items, nextCursor };
}

export const PROJECTS: readonly ProjectCard[] = [
  cardAnswer(),
  cardAnswer({
    projectId: 'bbbbbbbbbbbbbbbb',
    title: '三号楼加装扶手和楼梯灯，让老人们夜里也走得稳（示例）',
    category: 'own-kind',
    community: '蒙顶社区（示例）',
    region: '511803',
    raisedMinor: 0,
    test: true,
  }),
  cardAnswer({ projectId: 'cccccccccccccccc', title: '社区图书角', intake: 'campaign-ended', raisedMinor: 9_000_000 }),
];

const UPDATE: ProgressUpdate = {
  updateNo: 'updateaaaa',
  happenedOn: '2026-11-02',
  publishedOn: '2026-11-05',
  title: '扶手装好了（示例）',
  text: '三号楼的扶手装好了。\n居民代表验收过。',
  milestone: '扶手安装',
  outcomes: null,
  photographs: [],
  corrections: [
    { on: '2026-11-08', explanation: '楼号写错了。', title: '扶手装好了（示例）', text: '二号楼的扶手装好了。' },
  ],
};

export const UPDATES: readonly ProgressUpdate[] = [UPDATE, { ...UPDATE, updateNo: 'updatebbbb', corrections: [] }];

const REPORT: Disclosure = {
  kind: 'report',
  date: '2026-11-10',
  title: '十月收支（示例）',
  body: '十月收到 1,200.00 元，支出 300.00 元，凭证 4 张。',
  journalSeq: null,
  digest: null,
  corrects: null,
  explanation: null,
};

export const DISCLOSURES: readonly Disclosure[] = [
  REPORT,
  { ...REPORT, kind: 'correction', journalSeq: 12, explanation: '数字抄错了。' },
];

export const NO_PROGRESS: ProjectProgress = {
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
};

export const GIFTS: readonly Donation[] = [
  { date: '2026-11-20', amount: { amountMinor: 2000, currency: 'CNY' }, name: '示例居民甲' },
  {
    date: '2026-11-19',
    amount: { amountMinor: 5_000_000, currency: 'CNY' },
    name: '名字写得很长很长的示例居民乙和他的一家人',
  },
];

export const MESSAGES: readonly DonorMessage[] = [
  { messageNo: 'messageaaa', text: '愿老人们安好（示例）。', name: null, shownOn: '2026-11-21' },
];
