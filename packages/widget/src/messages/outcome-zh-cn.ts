// What a donor reads on coming back from paying, in Chinese.

export const outcomeZhCn = {
  thanks: '谢谢您',
  paid: (amount: string) => `${amount} 已到账。`,
  receipt: '捐赠回执',
  awaiting: '还没有收到支付结果。如已付款，请勿重复支付，稍后再看。',
  unpaid: '支付没有完成，没有扣款。可以再试一次，或换一种方式。',
  quarantined: '款项到达时募捐已停止，正在核对；不能接收的将原路退回。',
  refunded: '这笔捐款已退款。',
  disputed: '这笔捐款有支付争议，正在处理。',
  unreadable: '支付结果暂时读不到，再试一次不会重复扣款。',
};

export type OutcomeMessages = typeof outcomeZhCn;
