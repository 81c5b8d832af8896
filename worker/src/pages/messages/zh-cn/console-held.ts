// Chinese: money that is held, and what two people decide of it.

export const consoleHeldTexts = {
  consoleHeld: {
    title: '待决定的捐款',
    lead: '钱已经到账，但不能直接计入项目。两位工作人员意见一致，就照办；到期没有决定的，自动退回捐款人。',
    all: '全部待决定的捐款',
    none: '现在没有待决定的捐款。',
    status: '现在',
    statuses: { open: '等待决定', accepted: '已计入项目', refunding: '正在退款', refunded: '已退回捐款人' },
    refunds: {
      begun: '已发起退款',
      pending: '支付机构处理中',
      succeeded: '退款成功',
      failed: '退款没有成功，需要重新决定',
    },
    amount: '到账金额',
    project: '项目',
    why: '为什么要决定',
    paidAt: '付款时间',
    heldAt: '登记时间',
    goesBack: '自动退回日期',
    goesBackOn: (date: string) => `${date}自动退回`,
    said: '已有的意见',
    saidNone: '还没有人提出意见。',
    decide: '您的意见',
    verdicts: { accept: '计入项目', refund: '退回捐款人' },
    means: {
      accept: '两人都选这一项，这笔款计入项目，并出具捐赠凭证。',
      refund: '两人都选这一项，这笔款按原路全额退回。',
    },
    notAcceptable: '按现有的登记，这笔款不能计入项目，只能退回。登记有误的，请先更正，再来办理。',
    reason: '理由',
    reasonHint: '写明依据，至多 300 字。请不要写捐款人的姓名和电话。',
    youSaid: (verdict: string) => `您的意见是“${verdict}”，还要等另一位工作人员。`,
    withdraw: '收回我的意见',
    notYours: '由本机构的财务或负责人决定，您可以查看。',
    decided: '已经决定，不能再改。',
  },
};

export type ConsoleHeldTexts = typeof consoleHeldTexts;
