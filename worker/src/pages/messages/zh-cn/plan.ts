// Chinese: the filed plan and whom it names.

import type { Partner } from '@happy-homeland/contract';

type BodyKind = Partner['kind'];

export const planTexts = {
  plan: {
    heading: '募捐方案要点',
    note: '以下内容由机构填报，以慈善中国公布的备案为准。',
    filedTitle: '活动名称（备案）',
    purpose: '募捐目的',
    beneficiaries: '受益人',
    howChosen: '受益人怎么确定',
    costs: '募捐成本与管理费用',
    fundraisingCost: (amount: string) => `募捐成本预计 ${amount}`,
    managementCost: (rate: string) => `管理费用不超过 ${rate}`,
    surplus: '剩余财产的处理',
    responsible: '活动负责人',
    methods: '接受捐赠的方式',
    dates: '募捐时间',
    dateRange: (from: string, to: string) => `${from}至 ${to}`,
    daysLeft: (days: number) => `还有 ${days} 天`,
    daysUntil: (days: number) => `${days} 天后开始`,
    endedAgo: (days: number) => `已于 ${days} 天前结束`,
    lastDay: '今天是最后一天',
    platforms: '指定平台上的发布',
    noPlatforms: '机构没有填报',
  },
  method: { internet: '互联网', box: '募捐箱', event: '现场活动', bank: '银行转账' },
  conspicuous: {
    heading: '收款方与备案',
    organisation: '募捐组织',
    uscc: '统一社会信用代码',
    certificate: '公开募捐资格证书',
    certificateIssued: (date: string) => `${date}颁发`,
    certificateValid: (date: string) => `有效期至 ${date}`,
    certificateNoEnd: '证书未载明有效期',
    plan: '募捐方案',
    readPlan: '看方案要点',
    filing: '备案编号',
    contact: '联系方式',
    enquiry: '查询方法',
    enquiryLookup: '到慈善中国用备案编号查询',
    enquiryOr: '，或看',
    enquiryPage: '本项目公示页',
    partners: '合作方',
    noPartners: '无',
    account: '收款账户名称',
    lookup: '在慈善中国查询',
  },
  bodyKind: {
    foundation: '基金会',
    association: '社会团体',
    service: '社会服务机构',
    'residents-committee': '居民委员会',
    'villagers-committee': '村民委员会',
    'community-organisation': '社区社会组织',
    company: '企业',
  } satisfies Record<BodyKind, string>,
};

export type PlanTexts = typeof planTexts;
