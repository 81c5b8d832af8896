// The figures of a project that are published, and what they are called.

import type { Text } from '../language.ts';

export const SOURCES: Readonly<Record<string, Text>> = {
  'own-site': { zh: '本站', en: 'this site' },
  platform: { zh: '指定平台', en: 'designated platforms' },
  bank: { zh: '银行转账', en: 'bank transfers' },
  cash: { zh: '现金', en: 'cash' },
};

export function isSource(name: string): boolean {
  return Object.hasOwn(SOURCES, name);
}

export const USES: Readonly<Record<string, Text>> = {
  raisedMinor: { zh: '募得', en: 'raised' },
  interestMinor: { zh: '利息', en: 'interest' },
  receivedMinor: { zh: '转入的剩余善款', en: 'surplus received' },
  feesMinor: { zh: '支付手续费', en: 'payment fees' },
  managementMinor: { zh: '管理费', en: 'management' },
  advancesMinor: { zh: '已拨付未核销', en: 'paid out, not yet accounted for' },
  spentMinor: { zh: '已核销支出', en: 'spent' },
  transferredMinor: { zh: '转出的剩余善款', en: 'surplus passed on' },
  heldMinor: { zh: '结余', en: 'held' },
};

/** One published figure, by a name that programs can rely on. */
export function figureName(figure: string): Text {
  const [first = '', source = ''] = figure.split('/');
  const ofSource = SOURCES[source];
  const base = FIRST[first] ?? USES[first] ?? { zh: first, en: first };
  return ofSource === undefined ? base : { zh: `${base.zh}（${ofSource.zh}）`, en: `${base.en} (${ofSource.en})` };
}

const FIRST: Readonly<Record<string, Text>> = {
  raised: { zh: '募得金额', en: 'amount raised' },
  donors: { zh: '捐赠人次', en: 'number of gifts' },
};
