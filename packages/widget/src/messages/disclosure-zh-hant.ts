import type { DisclosureMessages } from './disclosure-zh-cn.ts';

export const disclosureZhHant: DisclosureMessages = {
  heading: '項目進展與資訊公開',
  updates: '項目進展',
  noUpdates: '還沒有發布進展。',
  due: (date) => `下一次進展應在 ${date} 前發布。`,
  overdue: (date) => `進展已逾期：應在 ${date} 前發布。`,
  milestones: (reached, all) => `項目步驟：完成 ${reached}/${all}`,
  reached: (date) => `${date} 完成`,
  notReached: '還沒有完成',
  outcomes: ({ sessions, people, households }) => `已做到：${sessions} 場次、${people} 人次、${households} 戶`,
  published: (date) => `${date} 發布`,
  milestone: (name) => `完成步驟：${name}`,
  photograph: (title, at) => `${title}（照片 ${at}）`,
  corrected: (date) => `${date} 更正`,
  before: '更正前的內容',
  disclosures: '資訊公開與更正',
  note: '公開後只能更正，不能刪除。這裡的內容同時應登記在慈善中國。',
  noDisclosures: '還沒有資訊公開記錄。',
  kind: { plan: '募捐方案', correction: '更正', report: '資訊公開' },
  entry: (seq) => `公開帳目第 ${seq} 筆`,
  why: (explanation) => `更正說明：${explanation}`,
};
