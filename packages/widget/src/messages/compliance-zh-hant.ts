// The words of the check that simplified Chinese and English take from the contract stand here: no page of a deployment is
// written in Traditional Chinese, so this tag alone needs them.

import type { CheckMessages } from './compliance-zh-cn.ts';

export const complianceZhHant: CheckMessages = {
  heading: '自動核對',
  state: { green: '未見問題', amber: '需留意', lacking: '資料不足', red: '暫停接受捐款', fault: '有不符合規定的事項' },
  outcome: { block: '不符合規定', unknown: '資料不足', warn: '需留意', pass: '未見問題' },
  vouched: {
    organisation: '機構填報',
    registrar: '登記機關',
    platform: '指定平台',
    operator: '營運方核對',
    software: '程式自身',
  },
  mark: {
    V1: '讀過法律原文',
    V2: '讀過轉載的法律原文',
    V3: '據官方解讀或新聞',
    H: '據平台慣例或工作手冊',
    I: '法律沒有明說，是我們的理解',
    R: '憑記憶，沒有核對原文',
    '?': '不清楚',
  },
  options: {
    status: {
      valid: '有效',
      revoked: '已吊銷',
      suspended: '已暫停',
      none: '無',
      submitted: '已提交',
      supplement: '待補正',
      complete: '已備案',
      withdrawn: '已撤回',
    },
    kind: {
      foundation: '基金會',
      association: '社會團體',
      service: '社會服務機構',
      statutory: '法律規定可以公開募捐的組織',
      other: '其他',
      'designated-platform': '指定平台',
      'own-name': '本機構網站',
      'third-party': '其他網站',
    },
    registration: { registered: '已登記', filed: '已備案', none: '無' },
    listing: { none: '未列入', abnormal: '活動異常名錄', dishonest: '嚴重違法失信名單' },
    mode: { public: '公開募捐', targeted: '定向募捐', 'mutual-aid': '互助' },
  },
  values: { true: '是', false: '否', none: '無', told: '已填報', items: (count) => `${count} 項` },
  duties: {
    heading: '應當公開的內容和期限',
    none: '目前沒有應當公開的內容。',
    status: {
      open: '未到期',
      met: '已登記慈善中國（機構填報）',
      done: '機構填報已辦理',
      overdue: '已逾期',
      unknown: '已過期限，資料不足',
    },
  },
  overdue: (count) => `${count} 項資訊公開已逾期`,
  fix: (fix) => `怎麼辦：${fix}`,
  colon: '：',
  status: {
    open: '未到期',
    met: '已登記慈善中國（機構填報）',
    done: '機構填報已辦理',
    overdue: '已逾期',
    unknown: '已過期限，資料不足',
    'published-here': '已在項目頁公開，待登記法定平台',
  },
  aid: '只供參考，不是法律意見。',
  page: '在項目頁看全部依據',
};
