// What became of rows, in words.

import type { ImportOutcome } from '@happy-homeland/contract';
import type { Field } from './columns.ts';
import type { Text } from './text.ts';

export const OUTCOMES = {
  counted: { zh: '计入项目', en: 'counted' },
  waiting: { zh: '待认领', en: 'waiting to be decided' },
  already: { zh: '以前已入账', en: 'there from before' },
  refused: { zh: '未入账', en: 'not booked' },
} as const satisfies Record<ImportOutcome, Text>;

/** What a column says. */
export const FIELD_WORDS = {
  date: { zh: '日期', en: 'date' },
  amount: { zh: '金额', en: 'amount' },
  out: { zh: '支出', en: 'payment out' },
  serial: { zh: '流水号', en: 'serial number' },
  note: { zh: '附言', en: 'note' },
  project: { zh: '项目', en: 'project' },
  count: { zh: '笔数', en: 'count' },
} as const satisfies Record<Field, Text>;

const REASONS: Readonly<Record<string, Text>> = {
  'no-project': {
    zh: '没有可认的付款识别码或项目',
    en: 'names no project by a payment code or an id',
  },
  'other-charity': {
    zh: '识别码是另一家慈善组织或另一币种的项目',
    en: 'names a project of another charity or currency',
  },
  'unknown-platform': {
    zh: '募捐方案没有写这个平台：核对 --source 的名称，或先更新备案方案',
    en: 'the filed plan does not name this platform: check the name in --source, or update the plan',
  },
  'outside-appeal': { zh: '日期不在募捐期限内', en: 'its day is outside the appeal' },
  'above-cap': { zh: '项目设了上限，额度已留给本站认捐', en: 'the project has a hard cap, and its room is promised' },
  'date-in-future': { zh: '日期在今天之后：核对日期列', en: 'its day is yet to come: check the column of dates' },
  'count-unfit': {
    zh: '笔数与金额不符：核对笔数列',
    en: 'its count does not fit its amount: check the column of counts',
  },
  'differs-from-booked': {
    zh: '同一流水号或同一文件的这个项目已按另一金额入账：核对后先更正原账',
    en: 'the same line, or this project’s part of this file, is booked with another amount: look, and correct that entry first',
  },
  'other-copy': { zh: '内容相同的另一份文件已导入', en: 'another copy of the same content was imported' },
  'return-approved': {
    zh: '已批准退回汇款人：先在“待查款项”取消该退回，再导入',
    en: 'it is approved to go back to whoever sent it: cancel that return first, under money to match, and import again',
  },
  'decided-before': { zh: '以前已有人作出决定', en: 'people have decided on it before' },
};

export function reasonText(reason: string): Text {
  return REASONS[reason] ?? { zh: reason, en: reason };
}
