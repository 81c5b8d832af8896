// Chinese: what was given for one thing and is used for another.

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
};

export type UsesTexts = typeof usesTexts;
