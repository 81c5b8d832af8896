// What an automatic check says in a word or two: the project page and the tag on a community site say it alike.

import type { Compliance, RuleFinding } from './compliance.ts';
import type { FactOptions } from './compliance-options.ts';
import { factOptionsEn, factOptionsZhCn, factOptionText } from './compliance-options.ts';

type Duty = Compliance['duties'][number];

/** Words for the values of facts: `items` takes how many a list has. */
export interface ValueWords {
  readonly true: string;
  readonly false: string;
  readonly none: string;
  readonly told: string;
  readonly items: (count: string) => string;
}

export interface CheckWords {
  readonly heading: string;
  /** Of the check as a whole. `lacking`: something is not known; `red`: gifts are stopped; `fault`: they are not. */
  readonly state: Readonly<Record<'green' | 'amber' | 'lacking' | 'red' | 'fault', string>>;
  readonly outcome: Readonly<Record<RuleFinding['outcome'], string>>;
  readonly vouched: Readonly<Record<RuleFinding['evidence'][number]['vouchedBy'], string>>;
  readonly mark: Readonly<Record<RuleFinding['mark'], string>>;
  readonly values: ValueWords;
  readonly options: FactOptions;
  readonly duties: {
    readonly heading: string;
    readonly none: string;
    /** `done`: met, as is declared, without an entry to show. What is published here is called by the place that says so. */
    readonly status: Readonly<Record<Exclude<Duty['status'], 'published-here'> | 'done', string>>;
  };
}

export const checkWordsZhCn: CheckWords = {
  heading: '自动核对',
  state: { green: '未见问题', amber: '需留意', lacking: '资料不足', red: '暂停接受捐款', fault: '有不符合规定的事项' },
  outcome: { block: '不符合规定', unknown: '资料不足', warn: '需留意', pass: '未见问题' },
  vouched: {
    organisation: '机构填报',
    registrar: '登记机关',
    platform: '指定平台',
    operator: '运营方核对',
    software: '软件自身',
  },
  mark: {
    V1: '读过法律原文',
    V2: '读过转载的法律原文',
    V3: '据官方解读或新闻报道',
    H: '据平台惯例或工作手册',
    I: '法律没有明说，是我们的理解',
    R: '凭记忆，没有核对原文',
    '?': '不清楚',
  },
  options: factOptionsZhCn,
  values: { true: '是', false: '否', none: '无', told: '已填报', items: (count) => `${count} 项` },
  duties: {
    heading: '应当公开的内容和期限',
    none: '目前没有应当公开的内容。',
    status: {
      open: '未到期',
      met: '已登记慈善中国（机构填报）',
      done: '机构填报已办理',
      overdue: '已逾期',
      unknown: '已过期限，资料不足',
    },
  },
};

export const checkWordsEn: CheckWords = {
  heading: 'Automatic check',
  state: {
    green: 'No problem found',
    amber: 'Needs attention',
    lacking: 'Not enough told',
    red: 'Gifts paused',
    fault: 'Not as the rules ask',
  },
  outcome: { block: 'Not as the rules ask', unknown: 'Not enough told', warn: 'To look at', pass: 'No problem found' },
  vouched: {
    organisation: 'declared by the charity',
    registrar: 'registrar',
    platform: 'designated platform',
    operator: 'checked by the operator',
    software: 'seen by this software',
  },
  mark: {
    V1: 'read in the text of the law',
    V2: 'read in a reproduction of the law',
    V3: 'known from an official summary or the press',
    H: 'practice of platforms and handbooks',
    I: 'our reading, where the law is silent',
    R: 'recalled, the text not read',
    '?': 'not known',
  },
  options: factOptionsEn,
  values: {
    true: 'yes',
    false: 'no',
    none: 'none',
    told: 'told',
    items: (count) => (count === '1' ? '1 item' : `${count} items`),
  },
  duties: {
    heading: 'What must be published, and by when',
    none: 'Nothing has to be published yet.',
    status: {
      open: 'Not due yet',
      met: 'Entered on Charity China (declared by the charity)',
      done: 'Done, as the charity declares',
      overdue: 'Overdue',
      unknown: 'Past its date, and nobody said',
    },
  },
};

/**
 * The value of an evidence in words: one of a few by the end of its path, `null`, `true`, `{…}` and `[3]` by what they mean, and
 * any other as it is.
 */
export function factText(
  { field, value }: EvidenceValue,
  { options, values }: Pick<CheckWords, 'options' | 'values'>,
): string {
  return factOptionText(field, value, options) ?? factValueText(value, values);
}

type EvidenceValue = Pick<RuleFinding['evidence'][number], 'field' | 'value'>;

/** `null`, `true`, `{…}` and `[3]` of an evidence in words; any other value as it is. */
export function factValueText(value: string | null, words: ValueWords): string {
  if (value === null) return words.none;
  if (value === 'true') return words.true;
  if (value === 'false') return words.false;
  if (value === '{…}') return words.told;
  const [, count] = /^\[(\d+)\]$/.exec(value) ?? [];
  return count === undefined ? value : words.items(count);
}
