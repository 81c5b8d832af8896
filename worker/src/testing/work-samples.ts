// One fit content for every kind of work item and one fit body for every step. A kind without a row does not compile.

import type { StepOf, WorkContent, WorkKind } from '@happy-homeland/contract';
import type { WorkItemRecord } from '../ports/index.ts';
import { attestedWith } from './attesting.ts';
import { aCampaign, aProject } from './builders.ts';
import { CATEGORY, FILED_PARTNER, PARTNER, PARTNER_FACTS, SIBLING, STATEMENT } from './funding.ts';
import { PROOF_FILE } from './upload-builders.ts';

const HUNDRED = { amountMinor: 100, currency: 'CNY' } as const;
const REASON = { reason: '材料不全（示例）' };
const ANSWER = { answer: '三号楼的扶手本周装好（示例）' };
const DAY = '2026-11-20';

/** What a project-plan of the builders' federation holds. */
function aPlan(): WorkContent<'project-plans'> {
  const { body } = aProject();
  const goal = { amountMinor: 100, currency: 'CNY' } as const;
  return { federation: body.federation, externalId: 'planned', project: { ...body, goal } };
}

/** What a campaign-plan of the builders' federation holds. */
function aCampaignPlan(): WorkContent<'campaign-plans'> {
  const { federation, filingNumber: _, filedOn: __, ...campaign } = aCampaign().body;
  const filed = { ...campaign, partners: [FILED_PARTNER], facts: PARTNER_FACTS };
  return { federation, externalId: 'next-campaign', campaign: filed };
}

export const SAMPLE_CONTENT: { readonly [Kind in WorkKind]: () => WorkContent<Kind> } = {
  'campaign-plans': aCampaignPlan,
  'project-plans': aPlan,
  'project-lives': () => ({ note: '自申报之日起（示例）' }),
  disbursements: () => ({ partner: PARTNER, amount: HUNDRED, purpose: '购买扶手材料（示例）' }),
  spendings: () => ({
    partner: PARTNER,
    category: CATEGORY,
    amount: HUNDRED,
    spentOn: DAY,
    payee: 'supplier',
    paidFrom: 'advance',
    evidence: [PROOF_FILE],
  }),
  reimbursements: () => ({ partner: PARTNER, amount: HUNDRED }),
  'advance-returns': () => ({ partner: PARTNER, amount: HUNDRED }),
  corrections: () => ({ seq: 3, reason: '金额记错（示例）' }),
  surpluses: () => ({ to: SIBLING, amount: HUNDRED, basis: '募捐方案第九项' }),
  financings: () => ({ source: 'government-purchase', amount: HUNDRED, on: DAY, reference: '示例民购 2026-07' }),
  'unmatched-money': () => ({ receipt: 1, decision: 'return', why: '汇款人已联系，不是捐款（示例）' }),
  refunds: () => ({ seq: 1, amount: HUNDRED, askedBy: 'giver', ground: 'duplicate' }),
  'bank-entries': () => ({
    what: 'payout',
    amount: HUNDRED,
    lineRef: 'line 9',
    statement: STATEMENT,
    provider: 'stripe',
  }),
  reconciliations: () => ({
    on: '2026-10-31',
    balance: { amountMinor: 0, currency: 'CNY' },
    statement: STATEMENT,
    differences: [],
  }),
  managements: () => ({ what: 'terms', amount: HUNDRED, capBps: 100 }),
  'changes-of-use': () => ({
    givenFor: '购买并安装扶手（示例）',
    usedFor: '扶手之外再铺防滑地面（示例）',
    why: '厂家捐赠了部分扶手（示例）',
    budget: [
      { item: CATEGORY, amount: { amountMinor: 600_000, currency: 'CNY' } },
      { item: '防滑地面', amount: { amountMinor: 400_000, currency: 'CNY' } },
    ],
  }),
  updates: () => ({ happenedOn: DAY, title: '扶手已安装（示例）', text: '两处楼梯已装好。', photographs: [] }),
  visits: () => ({ visitedOn: DAY, found: '材料与发票相符。', photographs: [] }),
  disclosures: () => ({
    duty: { kind: 'campaign-final', dueOn: '2027-06-30' },
    fields: { unused: '余款用于同一社区的其他扶手（示例）', partners: '每月走访一次，未见异常（示例）' },
  }),
  acceptances: () => ({ acceptedOn: DAY, asked: 30, satisfied: 28, neutral: 1, dissatisfied: 0, photographs: [] }),
  'site-requests': () => ({ federation: 'shili', origin: 'https://asking.example.org' }),
  'spot-checks': () => ({ checkedOn: DAY, looked: '第 3 笔的发票（示例）', result: 'in-order', found: '与账目相符。' }),
  'donor-messages': () => ({ said: '祝老人们平安（示例）' }),
  complaints: () => ({ about: 'progress', summary: '电话反映三号楼还没有装扶手（示例）' }),
};

/** What an input is made from. */
export type Seen = Pick<WorkItemRecord, 'content' | 'digest'>;

type Inputs<Kind extends WorkKind> = {
  readonly [Step in StepOf<Kind>]?: (item: Seen) => Readonly<Record<string, unknown>>;
};

/** What a step takes beside nothing. */
export const SAMPLE_INPUT: { readonly [Kind in WorkKind]: Inputs<Kind> } = {
  'campaign-plans': {
    edit: ({ content }) => ({ content: { ...content, externalId: 'campaign-anew' } }),
    sign: ({ digest }) => ({ digest }),
    return: () => REASON,
    reject: () => REASON,
    file: () => ({ filingNumber: '53511800MJ00000340A26099', filedOn: '2026-09-10' }),
    end: () => REASON,
  },
  'project-plans': {
    edit: ({ content }) => ({ content: { ...content, externalId: 'planned-anew' } }),
    revise: ({ content }) => ({ content: { ...content, externalId: 'planned-anew' } }),
    deliberate: () => ({
      need: '楼道没有扶手，老人上下楼不便（示例）',
      opinions: [{ from: '三号楼住户', said: '希望尽快装' }],
      meeting: { heldOn: DAY, present: 40, inFavour: 38, against: 1, abstained: 1, decision: '同意申报' },
      published: { on: DAY, place: '社区公示栏' },
      evidence: [],
    }),
    sign: ({ digest }) => ({ digest }),
    return: () => REASON,
    reject: () => REASON,
  },
  'project-lives': {
    pause: () => ({ reason: '施工条件有变（示例）' }),
    resume: () => ({ reason: '条件恢复（示例）' }),
    end: () => ({ why: 'decided', reason: '理事会决定（示例）' }),
    return: () => REASON,
  },
  disbursements: { reject: () => REASON, cancel: () => REASON, pay: () => ({ paidOn: DAY }) },
  spendings: {
    return: () => REASON,
    reject: () => REASON,
    edit: ({ content }) => ({ content: { ...content, note: '补充说明（示例）' } }),
  },
  reimbursements: { reject: () => REASON },
  'advance-returns': { reject: () => REASON },
  corrections: { reject: () => REASON },
  surpluses: { reject: () => REASON },
  managements: { reject: () => REASON },
  'bank-entries': { reject: () => REASON },
  reconciliations: { reject: () => REASON },
  'changes-of-use': {
    edit: ({ content }) => ({ content: { ...content, why: '村里另有一批扶手（示例）' } }),
    consult: () => ({
      agreements: { gifts: 1, consented: 1 },
      meeting: { heldOn: DAY, present: 40, inFavour: 36, against: 2, decision: '同意调整（示例）' },
      notice: { on: DAY, place: '社区公示栏' },
      evidence: [PROOF_FILE],
    }),
    return: () => REASON,
    approve: () => ({
      decidedBy: 'council',
      decidedOn: DAY,
      decision: '第三次会议纪要，同意',
      supervisingUnit: 'none',
    }),
    reject: () => REASON,
    file: () => ({ filingNumber: '示例变更 003', filedOn: DAY }),
  },
  financings: {
    reject: () => REASON,
    revise: ({ content }) => ({ content: { ...content, reference: '示例民购 2026-08' }, explanation: '文号写错' }),
    refuse: () => REASON,
  },
  'unmatched-money': {
    reject: () => REASON,
    pay: () => ({ paidOn: DAY, lineRef: 'line 12', statement: STATEMENT, evidence: [PROOF_FILE] }),
    cancel: () => REASON,
  },
  refunds: {
    reject: () => REASON,
    cancel: () => REASON,
    pay: () => ({ paidOn: DAY, lineRef: 'line 9', statement: STATEMENT }),
  },
  updates: {
    edit: ({ content }) => ({ content: { ...content, title: '改后的标题（示例）' } }),
    correct: ({ content }) => ({ content: { ...content, title: '更正后（示例）' }, explanation: '日期写错' }),
  },
  visits: { correct: ({ content }) => ({ content: { ...content, found: '更正：少一张发票。' }, explanation: '漏记' }) },
  disclosures: {
    edit: ({ content }) => ({ content: { ...content, title: '改后的标题（示例）' } }),
    return: () => REASON,
    publish: ({ digest }) => ({ digest }),
    register: () => ({ url: 'https://cszg.mca.gov.cn/platform/disclosure/1', on: DAY }),
    revise: ({ content }) => ({
      content: { ...content, title: '更正后的标题（示例）' },
      explanation: '标题写错（示例）',
    }),
  },
  acceptances: { edit: ({ content }) => ({ content: { ...content, asked: 31 } }) },
  'site-requests': { refuse: () => ({ reason: '还没有核实是哪个社区的网站（示例）' }) },
  'spot-checks': {
    correct: ({ content }) => ({ content: { ...content, result: 'to-mend' }, explanation: '漏看一张（示例）' }),
    attest: ({ digest, content }) => attestedWith({ digest, title: String(content['looked']) }),
  },
  'donor-messages': { refuse: () => REASON, hide: () => REASON },
  complaints: { answer: () => ANSWER, uphold: () => ANSWER, dismiss: () => ANSWER },
};

/** A fit input of a step on an item with this content. */
export function sampleInput(kind: WorkKind, step: string, seen: Seen): object {
  const inputs: Readonly<Record<string, ((seen: Seen) => object) | undefined>> = SAMPLE_INPUT[kind];
  return { ...inputs[step]?.(seen) };
}
