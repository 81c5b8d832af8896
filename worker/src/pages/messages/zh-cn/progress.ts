// Chinese: how a project goes on.

export const progressTexts = {
  progress: {
    heading: '项目进展',
    note: '进展由执行方填写、另一人发布；发布后只能公开更正，不能删除。照片经本人同意公开。',
    empty: '还没有发布进展。',
    due: (date: string) => `下一次进展应在 ${date} 前发布。`,
    overdue: (date: string) => `进展已逾期：应在 ${date} 前发布。`,
    milestones: '项目步骤',
    reached: (date: string) => `${date} 完成`,
    notReached: '还没有完成',
    outcomes: '计划与实际',
    counted: '项目',
    planned: '计划',
    reachedSoFar: '已做到',
    sessions: '场次',
    people: '人次',
    households: '户数',
    publishedOn: (date: string) => `${date} 发布`,
    milestone: (name: string) => `完成步骤：${name}`,
    photograph: (title: string, at: number) => `${title}（照片 ${at}）`,
    corrected: (date: string) => `${date} 更正`,
    before: '更正前的内容',
    more: '只列出最近的进展，全部可从数据接口读取。',
    visits: '走访监督',
    visitedOn: (date: string) => `${date} 走访`,
    mend: (what: string, by: string) => `要求在 ${by} 前整改：${what}`,
    acceptance: '居民验收',
    acceptedOn: (date: string) => `${date} 验收`,
    asked: '询问人数',
    satisfied: '满意',
    neutral: '一般',
    dissatisfied: '不满意',
    persons: (count: number) => `${count} 人`,
  },
};

export type ProgressTexts = typeof progressTexts;
