// What <hh-proof> adds: it is loaded only where the tag stands.

export const proofZhCn = {
  heading: '公开账目核验',
  word: {
    verified: '核验通过',
    own: '只有运营方自己核对过',
    alone: '还没有核对方',
    stale: '核对已过时',
    few: '核对方不足',
    older: '收到的是旧账目',
    weakened: '核对要求变弱了',
    replaced: '换成了另一份账目',
    mismatch: '核验不通过',
    contradicted: '账目前后矛盾',
  },
  body: {
    verified: '这份公开账目记录有签名，只增不改，运营方以外的核对方也看到了同一份。',
    own: '这份公开账目记录有签名，只增不改。但核对方都由运营方自己管理，还没有别人核对过。',
    alone: '这份公开账目记录有运营方的签名，只增不改。还没有独立核对方。',
    stale: '这份公开账目记录有签名，只增不改。但超过 24 小时没有核对方看过。',
    few: '这份公开账目记录有运营方的签名，但看过它的核对方还不够。',
    older: '收到的账目快照比本浏览器以前看到的旧。可能是网络缓存，请过一会儿再看。',
    weakened:
      '这份公开账目记录有签名，只增不改。但本浏览器以前看到的核对方少了，或至少要的家数少了。请向慈善组织核实。',
    replaced: '这不是本浏览器以前在这里看到的那份公开账目记录。请向慈善组织或民政部门核实。',
    mismatch: '收到的账目与签名不符，不要相信它。可能在网络上被改动，也可能账目本身有问题。',
    contradicted:
      '本浏览器先后看到两份账目快照，都有运营方的签名，却互相矛盾：以前公布的账目被改写过。请保存证据，交给审计机构或民政部门。',
  },
  size: (entries: string) => `共 ${entries} 条账目`,
  seenBy: (count: number, needed: number) =>
    `${count === 0 ? '还没有' : `${count} 家`}核对方核对过（${needed === 0 ? '目前没有要求' : `至少要 ${needed} 家`}）`,
  newest: (time: string) => `最近一次核对：${time}`,
  since: (time: string) => `本浏览器自 ${time} 起跟踪这份账目`,
  operator: { own: '运营方自己', other: '运营方以外' },
  details: '详细',
  limits: '核验不说明每一笔都属实，也不说明没有遗漏。',
  save: '保存证据',
  fileName: '账目矛盾证据.txt',
  loading: '正在核验公开账目记录。',
  failed: '没有核验成功，账目对不对现在不知道。',
  retry: '再试一次',
  page: '在项目页看账目',
  receipt: '核验我的捐赠回执',
};

export type ProofMessages = typeof proofZhCn;
