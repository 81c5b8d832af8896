// Chinese: the automatic check.

import { checkWordsZhCn } from '@happy-homeland/contract/compliance-words';

export const checkTexts = {
  check: {
    ...checkWordsZhCn,
    aid: '本核对只供参考，不是法律意见；只把填报的资料与规则对照，不能代替民政部门的监管。',
    checkedOn: (date: string, version: string) => `按 ${date}的规则核对，规则包 ${version}。`,
    allRules: '全部规则、来源与沿革',
    open: '逐项查看',
    groupCount: (title: string, count: number) => `${title}（${count} 项）`,
    articles: '依据',
    period: (from: string, to: string | null) => (to === null ? `${from}起施行` : `${from}至 ${to}施行`),
    known: '依据怎么得知',
    fix: '怎么办',
    facts: '用到的资料',
    fields: '要看的资料',
    vouchedOn: (voucher: string, date: string) => `${voucher}，${date}`,
    source: '来源',
    softened: '依据还不够确定，所以只作提醒，不停止接受捐款。',
    duties: {
      ...checkWordsZhCn.duties,
      due: '期限',
      dueShifted: (legal: string) => `遇休息日顺延到 ${legal}`,
      uncertain: '当年的放假安排还不知道。',
      contents: '应当包含',
      late: '超过期限',
      publishedHere: (date: string) => `${date}已在本页公开`,
      entry: (date: string) => `${date}的条目`,
      status: { ...checkWordsZhCn.duties.status, 'published-here': '已在本页公开，待登记法定平台' },
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
