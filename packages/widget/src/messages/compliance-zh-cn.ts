// What <hh-compliance> adds: it is loaded only where the tag stands. The line itself is the deployment's.

export const complianceZhCn = {
  heading: '自动核对',
  state: { green: '未见问题', amber: '需留意', lacking: '资料不足', red: '暂停接受捐款', fault: '有不符合规定的事项' },
  outcome: { block: '不符合规定', unknown: '资料不足', warn: '需留意', pass: '未见问题' },
  overdue: (count: number) => `${count} 项信息公开已逾期`,
  fix: (fix: string) => `怎么办：${fix}`,
  none: '无',
  colon: '：',
  yes: '是',
  no: '否',
  told: '已填报',
  items: (count: string) => `${count} 项`,
  vouched: {
    organisation: '机构填报',
    registrar: '登记机关',
    platform: '指定平台',
    operator: '运营方核对',
    software: '软件自身',
  },
  mark: {
    V1: '读过法律原文',
    V2: '读过转载的法律原文',
    V3: '据官方解读或新闻报道',
    H: '据平台惯例或工作手册',
    I: '法律没有明说，是我们的理解',
    R: '凭记忆，没有核对原文',
    '?': '不清楚',
  },
  duties: '应当公开的内容和期限',
  noDuties: '目前没有应当公开的内容。',
  status: {
    open: '未到期',
    'published-here': '已在项目页公开，待登记法定平台',
    met: '已登记慈善中国（机构填报）',
    overdue: '已逾期',
    unknown: '已过期限，资料不足',
  },
  done: '机构填报已办理',
  aid: '只供参考，不是法律意见。',
  page: '在项目页看全部依据',
};

export type CheckMessages = typeof complianceZhCn;
