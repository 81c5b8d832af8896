// Duties as a table: one row each, in the order of the list.

import type { DutyState, ListedDuty } from '@happy-homeland/contract';
import type { Table } from '../books/write-table.ts';
import type { Language } from '../language.ts';

export const STATE_WORDS: Readonly<Record<Language, Readonly<Record<DutyState, string>>>> = {
  zh: { overdue: '已逾期', 'due-soon': '即将到期', upcoming: '未到期', met: '已办理' },
  en: { overdue: 'overdue', 'due-soon': 'due soon', upcoming: 'upcoming', met: 'met' },
};

const SUBJECTS = { charity: '慈善组织', campaign: '募捐活动', project: '项目' } as const;

const HEAD: readonly string[] = [
  ...[
    '期限',
    '不计顺延的期限',
    '状态',
    '事项',
    '应当包含的内容',
    '主体',
    '名称',
    '机构',
    '慈善组织',
    '募捐活动',
    '项目',
  ],
  ...['项目编号', '依据', '规则', '本站公开日期', '慈善中国条目', '登记日期', '是否逾期办理', '事项编号'],
];

export function dutyTable(duties: readonly ListedDuty[]): Table {
  return { name: '信息公开事项', head: HEAD, rows: duties.map(rowOf), currency: 'CNY' };
}

function rowOf({ dutyId, state, subject, federation, charity, campaign, project, projectId, name, duty }: ListedDuty) {
  const { dueLegal, dueStrict, title, contents, articles, rule, publishedHereOn, entry, wasLate } = duty;
  return [
    ...[dueLegal, dueStrict, STATE_WORDS.zh[state], title.zh, contents.zh, SUBJECTS[subject], name, federation],
    ...[charity, campaign, project, projectId, articles.map(({ label }) => label.zh).join('；'), rule],
    ...[publishedHereOn, entry?.url ?? null, entry?.on ?? null, wasLate ? '是' : '否', dutyId],
  ];
}
