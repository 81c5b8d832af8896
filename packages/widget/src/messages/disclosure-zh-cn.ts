// What <hh-disclosure> says beside every list.

interface Outcomes {
  readonly sessions: number;
  readonly people: number;
  readonly households: number;
}

export const disclosureZhCn = {
  heading: '项目进展与信息公开',
  updates: '项目进展',
  noUpdates: '还没有发布进展。',
  due: (date: string) => `下一次进展应在 ${date} 前发布。`,
  overdue: (date: string) => `进展已逾期：应在 ${date} 前发布。`,
  milestones: (reached: number, all: number) => `项目步骤：完成 ${reached}/${all}`,
  reached: (date: string) => `${date} 完成`,
  notReached: '还没有完成',
  outcomes: ({ sessions, people, households }: Outcomes) =>
    `已做到：${sessions} 场次、${people} 人次、${households} 户`,
  published: (date: string) => `${date} 发布`,
  milestone: (name: string) => `完成步骤：${name}`,
  photograph: (title: string, at: number) => `${title}（照片 ${at}）`,
  corrected: (date: string) => `${date} 更正`,
  before: '更正前的内容',
  disclosures: '信息公开与更正',
  note: '公开后只能更正，不能删除。这里的内容同时应登记在慈善中国。',
  noDisclosures: '还没有信息公开记录。',
  kind: { plan: '募捐方案', correction: '更正', report: '信息公开' },
  entry: (seq: number) => `公开账目第 ${seq} 笔`,
  why: (explanation: string) => `更正说明：${explanation}`,
};

export type DisclosureMessages = typeof disclosureZhCn;
