// Chinese: the automatic check.

import { checkWordsZhCn } from '@happy-homeland/contract/compliance-words';

export const checkTexts = {
  check: {
    ...checkWordsZhCn,
    aid: '本核对只供参考，不是法律意见；只把填报的资料与规则对照，不能代替民政部门的监管。',
    checkedOn: (date: string, version: string) => `按 ${date}的规则核对，规则包 ${version}。`,
    /** What a fact says, by the end of its path, where it says one of a few words. */
    options: {
      status: {
        valid: '有效',
        revoked: '已吊销',
        suspended: '已暂停',
        none: '无',
        submitted: '已提交',
        supplement: '待补正',
        complete: '已备案',
        withdrawn: '已撤回',
      },
      kind: {
        foundation: '基金会',
        association: '社会团体',
        service: '社会服务机构',
        statutory: '法律规定可以公开募捐的组织',
        other: '其他',
        'designated-platform': '指定平台',
        'own-name': '本机构网站',
        'third-party': '其他网站',
      },
      registration: { registered: '已登记', filed: '已备案', none: '无' },
      listing: { none: '未列入', abnormal: '活动异常名录', dishonest: '严重违法失信名单' },
      mode: { public: '公开募捐', targeted: '定向募捐', 'mutual-aid': '互助' },
      audience: { public: '公众', closed: '限定的人' },
      beneficiary: { class: '一类人', 'named-person': '特定个人' },
      surplusTo: { 'similar-projects': '相近的项目', donors: '捐赠人', village: '村（社区）', other: '其他' },
    },
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
