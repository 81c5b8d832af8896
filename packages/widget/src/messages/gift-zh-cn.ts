// What stands in the form, in Chinese. It travels with the form, not with every card.

export const giftZhCn = {
  display: '怎么署名？',
  anonymous: '匿名',
  named: '留名',
  name: '怎么称呼您',
  message: '留言（选填，会保存，暂不公开）',
  fiscal: '要不要公益事业捐赠统一票据？',
  waived: '不需要',
  requested: '需要',
  title: '票据抬头',
  taxNumber: '税号（选填）',
  email: '电子邮箱（选填）',
  guardian: '未成年人请由监护人操作。',
  pay: '去支付',
  paying: '正在前往支付',
  slow: '网络较慢，正在重试。没有扣款。',
  payHere: '没有自动跳转，请点这里去支付',
  badAmount: '请填写金额，例如 20 或 20.50。',
  tooLow: (least: string) => `每笔最少 ${least}。`,
  tooHigh: (most: string) => `每笔最多 ${most}。`,
  required: '请填写这一项。',
  noChoice: '请选择要不要捐赠票据。',
  badTaxNumber: '税号是 15 至 20 位数字或大写字母。',
  badEmail: '请检查邮箱地址。',
  amount: (currency: string) => `其他金额（${currency === 'CNY' ? '元' : currency}）`,
  /** By problem slug; `busy` stands for every other. What a channel has a reason for is said in the card's words. */
  problem: {
    busy: '没有提交成功，没有扣款。请稍后再试，不会重复捐赠。',
    network: '没有连上网络，没有扣款。可以再试一次，不会重复捐赠。',
    'payment-refused': '支付机构没有接受这笔捐款，没有扣款。请换个金额，或稍后再试。',
    'origin-not-allowed': '本网站尚未登记，没有扣款。请打开项目页面。',
  },
};

export type GiftMessages = typeof giftZhCn;
