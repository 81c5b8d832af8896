// What residents read, in Chinese. The words are the product's own: 待支付捐款 is never called 认捐, 拨付 is not 支出.

import type { ChannelReason } from '@happy-homeland/sdk';
import type { GiftMessages } from './gift-zh-cn.ts';
import type { OutcomeMessages } from './outcome-zh-cn.ts';

export const zhCn = {
  test: '测试：不会真的收款',
  by: (charity: string) => `由${charity}发起`,
  payee: '谁收钱',
  forWhom: '给谁用',
  whoAndWhat: (community: string, summary: string) => `${community}：${summary}`,
  left: '剩多少',
  ask: '找谁问',
  filing: '备案编号',
  check: '到慈善中国核对',
  raised: '已到账',
  goal: '目标',
  gifts: (count: string) => `${count} 人次`,
  asOf: '截至',
  bySource: '按来源查看',
  source: { 'own-site': '本机构官网', platform: '指定平台', bank: '银行转账', cash: '现金' },
  use: '花在哪',
  held: '余额',
  spent: '已核销',
  advances: '已拨付未核销',
  fees: '支付手续费',
  other: '管理费等',
  hint: {
    held: '在慈善组织账户上，或正在结算。',
    spent: '已用于受益对象，并有凭证。',
    advances: '已拨给合作方，凭证未齐，不算支出。',
    fees: '由支付机构收取。',
  },
  ledger: '逐笔账目',
  addsUp: '连同余额，相加等于已到账。',
  doesNotAddUp: '相加不等于已到账，请询问收款方。',
  legal: '募捐信息',
  uscc: '统一社会信用代码',
  certificate: '公开募捐资格证书',
  plan: '募捐方案',
  period: '募捐期限',
  partners: '合作方',
  account: '收款账户',
  lookup: '查询方法',
  lookupFiling: '到慈善中国查备案编号',
  lookupPage: '或看本项目公示页',
  checks: '自动核对',
  report: '举报',
  howMuch: '捐多少？',
  amount: '捐赠金额',
  give: '去捐赠',
  official: (charity: string) => `前往${charity}官方捐赠页`,
  leaving: (site: string, charity: string) => `您将离开${site}，前往${charity}的官方捐赠页。`,
  cancel: '取消',
  platform: (name: string) => `前往指定平台：${name}`,
  register: '您是本站管理员？申请登记',
  loadFailed: '项目资料没有读出来。请检查网络后再试，或打开项目页面。',
  noProject: '这个项目现在看不到，请联系本网站。',
  loading: '正在读取项目资料',
  retry: '再试一次',
  page: '打开项目页面',
  /** Whether giving stopped for good or may resume is said with the reason. */
  reason: {
    'origin-not-registered': '本网站只展示项目，不能在这里捐赠。',
    'not-listed': '募捐尚未在指定平台发布。暂不接受捐款。',
    'not-yet-open': '募捐尚未开始。暂不接受捐款。',
    'campaign-ended': '募捐已经结束。已停止接受捐款。',
    'certificate-expired': '公开募捐资格证书已过期。暂停接受捐款。',
    'certificate-revoked': '暂停接受捐款。',
    'blocked-by-rules': '暂停接受捐款。',
    'goal-reached': '募捐已达到目标。已停止接受捐款。',
    paused: '已暂停接受捐款。',
  },
};

export type CardWords = typeof zhCn;

/** What a language brings with the cards. In simplified Chinese the form and the outcome bring their own words. */
export interface Messages extends CardWords {
  readonly gift?: GiftMessages;
  readonly outcome?: OutcomeMessages;
  /** Articles by the reason, where the deployment's, which are Chinese, cannot be read. */
  readonly articles?: Readonly<Partial<Record<ChannelReason, string>>>;
}
