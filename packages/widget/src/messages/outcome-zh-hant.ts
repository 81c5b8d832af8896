import type { OutcomeMessages } from './outcome-zh-cn.ts';

export const outcomeZhHant: OutcomeMessages = {
  thanks: '謝謝您',
  paid: (amount) => `${amount} 已到帳。`,
  receipt: '捐贈回執',
  awaiting: '還沒有收到付款結果。如已付款，請勿重複付款，稍後再看。',
  unpaid: '付款沒有完成，沒有扣款。可以再試一次，或換一種方式。',
  quarantined: '款項到達時募捐已停止，正在核對；不能接收的將原路退回。',
  refunded: '這筆捐款已退款。',
  disputed: '這筆捐款有付款爭議，正在處理。',
  unreadable: '付款結果暫時讀不到，再試一次不會重複扣款。',
};
