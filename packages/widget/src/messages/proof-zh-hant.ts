import type { ProofMessages } from './proof-zh-cn.ts';

export const proofZhHant: ProofMessages = {
  heading: '公開帳目核驗',
  word: {
    verified: '核驗通過',
    own: '只有營運方自己核對過',
    alone: '還沒有核對方',
    stale: '核對已過時',
    few: '核對方不足',
    older: '收到的是舊帳目',
    weakened: '核對要求變弱了',
    replaced: '換成了另一份帳目',
    mismatch: '核驗不通過',
    contradicted: '帳目前後矛盾',
  },
  body: {
    verified: '這份公開帳目記錄有簽名，只增不改，營運方以外的核對方也看到了同一份。',
    own: '這份公開帳目記錄有簽名，只增不改。但核對方都由營運方自己管理，還沒有別人核對過。',
    alone: '這份公開帳目記錄有營運方的簽名，只增不改。還沒有獨立核對方。',
    stale: '這份公開帳目記錄有簽名，只增不改。但超過 24 小時沒有核對方看過。',
    few: '這份公開帳目記錄有營運方的簽名，但看過它的核對方還不夠。',
    older: '收到的帳目快照比本瀏覽器以前看到的舊。可能是中途的快取，請過一會兒再看。',
    weakened:
      '這份公開帳目記錄有簽名，只增不改。但本瀏覽器以前看到的核對方少了，或至少要的家數少了。請向慈善組織核實。',
    replaced: '這不是本瀏覽器以前在這裡看到的那份公開帳目記錄。請向慈善組織或民政部門核實。',
    mismatch: '收到的帳目與簽名不符，不要相信它。可能在途中被改動，也可能帳目本身有問題。',
    contradicted:
      '本瀏覽器先後看到兩份帳目快照，都有營運方的簽名，卻互相矛盾：以前公布的帳目被改寫過。請保存證據，交給審計機構或民政部門。',
  },
  size: (entries) => `共 ${entries} 條帳目`,
  seenBy: (count, needed) =>
    `${count === 0 ? '還沒有' : `${count} 家`}核對方核對過（${needed === 0 ? '目前沒有要求' : `至少要 ${needed} 家`}）`,
  newest: (time) => `最近一次核對：${time}`,
  since: (time) => `本瀏覽器自 ${time} 起跟蹤這份帳目`,
  operator: { own: '營運方自己', other: '營運方以外' },
  details: '詳細',
  limits: '核驗不說明每一筆都屬實，也不說明沒有遺漏。',
  save: '保存證據',
  fileName: '帳目矛盾證據.txt',
  loading: '正在核驗公開帳目記錄。',
  failed: '沒有核驗成功，帳目對不對現在不知道。',
  retry: '再試一次',
  page: '在項目頁看帳目',
  receipt: '核驗我的捐贈回執',
};
