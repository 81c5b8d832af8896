// What the lines of a filing are called: on 慈善中国, in fundraising plans, and in the tables that federations keep. The first
// names are the ones most used; all are compared without blanks, numbering and remarks in brackets.

/** How the words of a line become what somebody would have typed. */
export type FilingValue = 'amount' | 'bps' | 'budget' | 'count' | 'date' | 'lines' | 'names' | 'period' | 'text';

export interface FilingLabel {
  readonly names: readonly string[];
  /** Control of the form; of a period the first day; of names and of a budget the list. Null for what no form asks yet. */
  readonly path: string | null;
  readonly value: FilingValue;
}

/** For a campaign's plan. */
export const CAMPAIGN_LABELS: readonly FilingLabel[] = [
  {
    names: [
      '募捐活动名称',
      '公开募捐活动名称',
      '活动名称',
      '方案名称',
      '募捐方案名称',
      '备案名称',
      '慈善项目名称',
      '项目名称',
    ],
    path: 'campaign.filedTitle',
    value: 'text',
  },
  {
    names: [
      '慈善组织名称',
      '慈善组织',
      '募捐主体',
      '募捐组织',
      '公开募捐主体',
      '募捐主体名称',
      '开展公开募捐的慈善组织',
      '具有公开募捐资格的慈善组织',
      '备案组织',
      '备案主体',
    ],
    path: 'campaign.charity',
    value: 'text',
  },
  {
    names: ['募捐起止时间', '起止时间', '起止日期', '募捐期限', '活动期限', '活动时间', '募捐时间', '备案有效期'],
    path: 'campaign.startsOn campaign.endsOn',
    value: 'period',
  },
  {
    names: ['募捐开始时间', '开始时间', '开始日期', '起始时间', '起始日期', '活动开始时间', '募捐开始日期'],
    path: 'campaign.startsOn',
    value: 'date',
  },
  {
    names: ['募捐结束时间', '结束时间', '结束日期', '截止时间', '截止日期', '活动结束时间', '募捐结束日期'],
    path: 'campaign.endsOn',
    value: 'date',
  },
  {
    names: [
      '目标金额',
      '募捐目标金额',
      '募捐目标',
      '预计募集金额',
      '预计募捐金额',
      '拟募集金额',
      '计划募集金额',
      '募集目标',
    ],
    path: 'campaign.expected',
    value: 'amount',
  },
  { names: ['募捐目的', '活动目的', '募捐活动目的', '项目目的'], path: 'campaign.plan.purpose', value: 'text' },
  {
    names: ['受益人范围', '受益人', '受益对象', '受益群体', '受益范围', '资助对象'],
    path: 'campaign.plan.beneficiaries.scope',
    value: 'text',
  },
  {
    names: ['预计受益人数', '受益人数', '受益人次'],
    path: 'campaign.plan.beneficiaries.estimatedPeople',
    value: 'count',
  },
  {
    names: ['受益人确定方式', '受益人的确定方式', '受益人产生方式', '受益人选择标准', '受益人确定标准'],
    path: 'campaign.plan.beneficiaries.howChosen',
    value: 'text',
  },
  { names: ['募捐成本', '募捐费用', '筹资费用'], path: 'campaign.plan.costPlan.fundraising', value: 'amount' },
  {
    names: ['管理费用比例', '管理费比例', '管理费用占比', '管理费用'],
    path: 'campaign.plan.costPlan.managementBps',
    value: 'bps',
  },
  {
    names: [
      '剩余财产处理',
      '剩余财产处理方案',
      '剩余财产的处理',
      '剩余财产的处理方案',
      '剩余款物处理',
      '剩余财产处理方式',
    ],
    path: 'campaign.plan.surplus',
    value: 'text',
  },
  {
    names: ['活动负责人', '负责人', '负责人姓名', '募捐活动负责人'],
    path: 'campaign.plan.responsible.name',
    value: 'text',
  },
  { names: ['办公地址', '组织住所', '住所', '联系地址'], path: 'campaign.plan.responsible.office', value: 'text' },
  { names: ['募捐方式', '募集方式', '公开募捐方式'], path: 'campaign.plan.methods', value: 'lines' },
  {
    names: ['合作方', '合作单位', '合作机构', '合作组织', '合作开展公开募捐的组织'],
    path: 'campaign.partners',
    value: 'names',
  },
  {
    names: ['互联网公开募捐信息平台', '指定平台', '募捐平台', '互联网募捐信息平台', '募捐信息平台'],
    path: 'campaign.designatedPlatforms',
    value: 'names',
  },
  { names: ['备案编号', '备案号', '募捐备案编号', '活动备案编号'], path: null, value: 'text' },
  { names: ['备案时间', '备案日期', '备案通过时间'], path: null, value: 'date' },
];

/** For a project's plan. */
export const PROJECT_LABELS: readonly FilingLabel[] = [
  { names: ['项目名称', '微项目名称', '名称', '活动名称', '募捐活动名称'], path: 'project.title', value: 'text' },
  { names: ['项目简介', '简介', '项目介绍', '项目内容', '项目概述'], path: 'project.summary', value: 'text' },
  {
    names: ['备案编号', '备案号', '募捐备案编号', '活动备案编号', '所属备案'],
    path: 'project.campaign',
    value: 'text',
  },
  {
    names: ['社区', '村', '村居', '所在社区', '所在村', '实施地点', '项目地点'],
    path: 'project.community',
    value: 'text',
  },
  { names: ['行政区划代码', '区划代码'], path: 'project.region', value: 'count' },
  {
    names: ['目标金额', '筹款目标', '项目目标金额', '募捐目标', '筹款金额', '项目总预算', '预算总额', '拟募集金额'],
    path: 'project.goal',
    value: 'amount',
  },
  { names: ['执行机构', '执行方', '执行单位', '实施单位', '实施机构'], path: 'project.partner', value: 'text' },
  { names: ['一句话用途', '用途'], path: 'project.action', value: 'text' },
  { names: ['预算', '预算明细', '项目预算', '资金预算'], path: 'project.budget', value: 'budget' },
  { names: ['阶段目标', '里程碑', '实施计划'], path: 'project.milestones', value: 'lines' },
];
