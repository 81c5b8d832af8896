// What a disclosure has to say at each moment (慈善组织信息公开办法 arts. 6, 8–10, 13; Charity Law 2023 arts. 72, 79). What the
// books and the published plan say already is filled in by the deployment and never typed; the rest only people know.

import type { Words } from './machine.ts';

/** `books`: what the deployment has kept, not to be typed. `plan`: as published, and may be said better. `people`: written. */
export interface DisclosureField extends Words {
  readonly from: 'books' | 'plan' | 'people';
}

export const DISCLOSURE_FIELDS = {
  received: { zh: '募得款物情况', en: 'What was received', from: 'books' },
  used: { zh: '已使用款物的用途', en: 'What it was used for', from: 'books' },
  unused: { zh: '未使用款物的使用计划', en: 'The plan for the rest', from: 'people' },
  partners: { zh: '对合作方的评估和指导监督情况', en: 'How partners were assessed and supervised', from: 'people' },
  content: { zh: '项目名称和内容', en: 'Name and content', from: 'plan' },
  campaigns: { zh: '相关募捐活动名称', en: 'The campaigns it belongs to', from: 'plan' },
  period: { zh: '实施时间', en: 'When it was carried out', from: 'people' },
  area: { zh: '实施地域', en: 'Where', from: 'plan' },
  beneficiaries: { zh: '受益人群及确定方式', en: 'Beneficiaries and how they were chosen', from: 'plan' },
  outcomes: { zh: '计划与实际成效', en: 'Outcomes, planned and reached', from: 'books' },
  implementation: { zh: '项目实施情况', en: 'How it is carried out', from: 'people' },
  income: { zh: '公开募捐收入和其他来源收入', en: 'Income from the public and from elsewhere', from: 'books' },
  thirdParties: { zh: '委托第三方执行情况', en: 'What third parties carried out', from: 'people' },
  surplus: { zh: '剩余财产的处理情况', en: 'What became of what was left', from: 'people' },
  report: { zh: '年度工作报告', en: 'Report of the year', from: 'people' },
  accounts: { zh: '财务会计报告', en: 'Accounts of the year', from: 'people' },
  event: { zh: '事项及其经过、金额和相关方', en: 'What happened, the amount, and whom it concerns', from: 'people' },
} as const satisfies Readonly<Record<string, DisclosureField>>;

export type DisclosureFieldName = keyof typeof DISCLOSURE_FIELDS;

/** Duty → what its disclosure says, in this order. Duties that are not here are not met by telling the public. */
export const DISCLOSED = {
  'campaign-progress': ['received', 'used'],
  'campaign-final': ['received', 'used', 'unused', 'partners'],
  'partner-supervision': ['partners'],
  'emergency-progress': ['received', 'used'],
  'project-setup': ['content', 'campaigns'],
  'project-progress': ['implementation', 'outcomes', 'used'],
  'project-final': ['content', 'period', 'area', 'beneficiaries', 'outcomes', 'income', 'used', 'thirdParties'],
  surplus: ['surplus', 'used'],
  'annual-report': ['report', 'accounts', 'used'],
  'major-event': ['event'],
} as const satisfies Readonly<Record<string, readonly DisclosureFieldName[]>>;

export type DisclosedKind = keyof typeof DISCLOSED;

/** The fields of a kind. */
export function fieldsOf(kind: DisclosedKind): readonly DisclosureFieldName[] {
  return DISCLOSED[kind];
}

/** Names of all fields and all kinds, as a schema wants them. */
export const DISCLOSURE_FIELD_NAMES = Object.keys(DISCLOSURE_FIELDS).filter(isFieldName);
export const DISCLOSED_KINDS = Object.keys(DISCLOSED).filter(isDisclosedKind);

function isFieldName(name: string): name is DisclosureFieldName {
  return Object.hasOwn(DISCLOSURE_FIELDS, name);
}

export function isDisclosedKind(kind: string): kind is DisclosedKind {
  return Object.hasOwn(DISCLOSED, kind);
}
