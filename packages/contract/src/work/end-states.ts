// Where many kinds of work end, by the same words everywhere.

export const WITHDRAWN = { zh: '已撤回', en: 'Withdrawn', waitsFor: [] } as const;
export const REJECTED = { zh: '未通过', en: 'Rejected', waitsFor: [] } as const;
export const CANCELLED = { zh: '已取消', en: 'Cancelled', waitsFor: [] } as const;
