// Chinese: the automatic check.

import type { Compliance, RuleFinding } from '@happy-homeland/contract';

type Outcome = RuleFinding['outcome'];
type Mark = RuleFinding['mark'];
type Evidence = RuleFinding['evidence'][number];
type DutyStatus = Compliance['duties'][number]['status'];

export const checkTexts = {
  check: {
    heading: '自动核对',
    state: {
      green: '未见问题',
      amber: '需留意',
      lacking: '资料不足',
      red: '暂停接受捐款',
      fault: '有不符合规定的事项',
    },
    aid: '本核对只供参考，不是法律意见；只把填报的资料与规则对照，不能代替民政部门的监管。',
    checkedOn: (date: string, version: string) => `按 ${date}的规则核对，规则包 ${version}。`,
    allRules: '全部规则、来源与沿革',
    open: '逐项查看',
    groupCount: (title: string, count: number) => `${title}（${count} 项）`,
    outcome: { block: '不符合规定', unknown: '资料不足', warn: '需留意', pass: '未见问题' } satisfies Record<
      Outcome,
      string
    >,
    articles: '依据',
    period: (from: string, to: string | null) => (to === null ? `${from}起施行` : `${from}至 ${to}施行`),
    known: '依据怎么得知',
    fix: '怎么办',
    facts: '用到的资料',
    fields: '要看的资料',
    vouched: {
      organisation: '机构填报',
      registrar: '登记机关',
      platform: '指定平台',
      operator: '运营方核对',
      software: '软件自身',
    } satisfies Record<Evidence['vouchedBy'], string>,
    vouchedOn: (voucher: string, date: string) => `${voucher}，${date}`,
    source: '来源',
    values: { true: '是', false: '否', none: '无', told: '已填报', items: (count: string) => `${count} 项` },
    softened: '依据还不够确定，所以只作提醒，不停止接受捐款。',
    mark: {
      V1: '读过法律原文',
      V2: '读过转载的法律原文',
      V3: '据官方解读或新闻报道',
      H: '据平台惯例或工作手册',
      I: '法律没有明说，是我们的理解',
      R: '凭记忆，没有核对原文',
      '?': '不清楚',
    } satisfies Record<Mark, string>,
    duties: {
      heading: '应当公开的内容和期限',
      none: '目前没有应当公开的内容。',
      due: '期限',
      dueShifted: (legal: string) => `遇休息日顺延到 ${legal}`,
      uncertain: '当年的放假安排还不知道。',
      contents: '应当包含',
      late: '超过期限',
      publishedHere: (date: string) => `${date}已在本页公开`,
      entry: (date: string) => `${date}的条目`,
      status: {
        open: '未到期',
        'published-here': '已在本页公开，待登记法定平台',
        met: '已登记慈善中国（机构填报）',
        done: '机构填报已办理',
        overdue: '已逾期',
        unknown: '已过期限，资料不足',
      } satisfies Record<DutyStatus | 'done', string>,
    },
    books: {
      heading: '本页账目',
      item: '加起来看',
      outcome: '结果',
      computed: (time: string) => `按本页账目计算，${time}。`,
      clean: '对得上',
      attention: '对不上',
      items: {
        sources: '各来源到账相加等于已到账',
        fundUse: '各项去向与余额相加，等于已到账、利息与转入之和',
      },
    },
  },
};

export type CheckTexts = typeof checkTexts;
