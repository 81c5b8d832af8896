// Chinese: what was given for one thing and is used for another, and what came from elsewhere.

export const usesTexts = {
  uses: {
    heading: '用途变更',
    note: '只有理事会决定、报民政部门备案并公布后，用途才会变更；变更前的预算保留在这里。',
    effectiveOn: (date: string) => `${date} 生效`,
    givenFor: '原用途',
    usedFor: '新用途',
    why: '理由',
    decided: '决定',
    filed: '变更备案',
    on: (text: string, date: string) => `${text}（${date}）`,
    line: '科目',
    before: '变更前',
    after: '变更后',
  },
  financing: {
    heading: '募捐以外的资金',
    note: '政府、公益金、企业等为本项目提供的资金，由机构登记、另一人确认，不计入募捐款项。',
    total: '募捐以外合计',
    corrected: (date: string) => `${date} 更正：`,
    before: '更正前：',
    sources: {
      'government-purchase': '政府购买服务',
      'lottery-welfare': '福利彩票公益金',
      company: '企业资助',
      'own-funds': '自有资金',
      other: '其他来源',
    },
  },
};

export type UsesTexts = typeof usesTexts;
