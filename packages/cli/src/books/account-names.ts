// What an account is called in Chinese books, by its code in the public log.

interface Naming {
  readonly pattern: RegExp;
  readonly name: (parts: readonly string[]) => string;
}

/** Titles of projects by their id, as far as the log says them. */
export type Titles = ReadonlyMap<string, string>;

const NAMINGS: readonly Naming[] = [
  { pattern: /^A:Bank$/, name: () => '银行存款' },
  { pattern: /^A:Clearing:([^:]+)$/, name: ([provider]) => `其他货币资金—在途（${provider}）` },
  {
    pattern: /^A:Advance:([^:]+):([^:]+)$/,
    name: ([partner, project]) => `预付合作方款（已拨付未核销）—${project}（${partner}）`,
  },
  { pattern: /^L:HeldGifts$/, name: () => '其他应付款—待处理捐赠' },
  { pattern: /^L:Unidentified$/, name: () => '其他应付款—待查收款' },
  { pattern: /^L:RefundPayable:([^:]+)$/, name: ([project]) => `其他应付款—应退捐赠—${project}` },
  {
    pattern: /^L:PartnerPayable:([^:]+):([^:]+)$/,
    name: ([partner, project]) => `应付合作方款—${project}（${partner}）`,
  },
  { pattern: /^F:Restricted:([^:]+)$/, name: ([project]) => `限定性净资产—${project}` },
  { pattern: /^F:MgmtPool:([^:]+)$/, name: ([project]) => `限定性净资产—管理费用—${project}` },
  { pattern: /^F:Unrestricted$/, name: () => '非限定性净资产' },
];

/** The Chinese name of an account; its code where this version has no name for it. */
export function accountName(code: string, titles: Titles): string {
  for (const { pattern, name } of NAMINGS) {
    const [whole, ...parts] = pattern.exec(code) ?? [];
    if (whole !== undefined) return name(parts.map((part) => titles.get(part) ?? part));
  }
  return code;
}

const KINDS: Readonly<Record<string, string>> = {
  'donation.settled': '收到捐赠',
  'donation.batch': '收到捐赠（批量）',
  'fee.charged': '支付手续费（由善款承担）',
  'fee.covered': '支付手续费（由本组织承担）',
  'refund.paid': '退还捐赠',
  'refund.covered': '以自有资金补足退款',
  'refund.approved': '核准退还捐赠（待付）',
  'refund.remitted': '付出已核准的退款',
  'dispute.lost': '争议退单',
  'dispute.covered': '以自有资金补足退单',
  'dispute.won': '争议退单追回',
  'settlement.received': '支付机构结算到账',
  'disbursement.paid': '拨付合作方',
  'spending.verified': '核销支出',
  'spending.reimbursed': '合作方垫付支出',
  'reimbursement.paid': '归还合作方垫付',
  'advance.returned': '合作方退回结余',
  'management.accrued': '计提管理费用',
  'management.spent': '支付管理费用',
  'interest.received': '利息收入',
  'surplus.transferred': '剩余财产转入相近项目',
  'unidentified.received': '收到待查款项',
  'unidentified.returned': '退回待查款项',
  'correction.reversed': '更正（冲销）',
};

/** What an entry is about, in a word. */
export function kindName(kind: string): string {
  return KINDS[kind] ?? kind;
}
