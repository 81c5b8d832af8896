// Chinese: sources, entries and accounts.

import type { JournalKind, Source } from '@happy-homeland/contract';
import type { AccountKind } from '../account-kind.ts';

export const booksTexts = {
  source: {
    'own-site': '本机构官网',
    platform: '指定平台',
    bank: '银行转账',
    cash: '现金',
  } satisfies Record<Source, string>,
  journalKind: {
    'donation.settled': '捐款到账',
    'donation.batch': '批量捐款到账',
    'fee.charged': '支付手续费',
    'fee.covered': '机构承担手续费',
    'refund.paid': '退款',
    'refund.covered': '机构补足退款差额',
    'refund.approved': '核准退款，待付',
    'refund.remitted': '付出已核准的退款',
    'dispute.lost': '付款人银行追回',
    'dispute.covered': '机构补足追回差额',
    'dispute.won': '追回的款项退回',
    'disbursement.paid': '拨付给合作方',
    'advance.returned': '合作方退回结余',
    'spending.verified': '支出核销',
    'spending.reimbursed': '合作方垫付，核销待付',
    'reimbursement.paid': '付还合作方垫款',
    'management.accrued': '提取管理费用',
    'management.spent': '支付管理费用',
    'interest.received': '利息',
    'surplus.transferred': '剩余转给相近项目',
    'unidentified.received': '收到待查明款项',
    'unidentified.returned': '退回待查明款项',
    'settlement.received': '待结算款到账银行',
    'correction.reversed': '更正',
  } satisfies Record<JournalKind, string>,
  account: {
    clearing: '支付机构待结算款',
    platform: '指定平台待结算款',
    bank: '银行存款',
    advance: '已拨付未核销',
    restricted: '本项目专款',
    management: '管理费用',
    unrestricted: '慈善组织自有资金',
    refund: '应退捐款',
    partner: '应付合作方',
    fee: '应付手续费',
    unidentified: '待查明款项',
    held: '单独存放、待处理的款项',
    program: '项目支出',
    paymentFee: '支付手续费',
    other: '其他账户',
  } satisfies Record<AccountKind, string>,
};

export type BooksTexts = typeof booksTexts;
