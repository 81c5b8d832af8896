import type { PaymentMethod } from '../currencies.ts';
import type { DeclineReason } from '../payments/decline.ts';

/** The two languages of the page. */
export type Language = 'en' | 'zh-CN';

/** Every text of the page. */
export interface Copy {
  readonly title: string;
  readonly ribbon: string;
  readonly ribbonMore: string;
  readonly payee: string;
  readonly item: string;
  readonly amount: string;
  readonly chooseMethod: string;
  readonly methods: Readonly<Record<PaymentMethod, { readonly name: string; readonly hint: string }>>;
  readonly actions: string;
  readonly succeed: string;
  readonly decline: string;
  readonly declineReason: string;
  readonly reasons: Readonly<Record<DeclineReason, string>>;
  /** Stands behind a reason that wallets do not have. */
  readonly cardsOnly: string;
  readonly abandon: string;
  readonly declinedTitle: string;
  readonly declinedText: string;
  readonly declinedBy: string;
  readonly abandonedTitle: string;
  readonly abandonedText: string;
  readonly completeTitle: string;
  readonly completeText: string;
  readonly expiredTitle: string;
  readonly expiredText: string;
  readonly missingTitle: string;
  readonly missingText: string;
  readonly unofferedTitle: string;
  readonly unofferedText: string;
  readonly unfitReasonTitle: string;
  readonly unfitReasonText: string;
  readonly continueBack: string;
  readonly returnBack: string;
  readonly validUntil: string;
  readonly reference: string;
  readonly otherLanguage: string;
  readonly languageNav: string;
  readonly footer: string;
}

const zh: Copy = {
  title: '付款（沙箱）',
  ribbon: '沙箱 · 测试环境，不会真的扣款',
  ribbonMore: '这不是支付宝、微信支付或 Stripe 的页面，请勿填写真实的账号或卡号。',
  payee: '收款方',
  item: '项目',
  amount: '金额',
  chooseMethod: '选择支付方式',
  methods: {
    alipay: { name: '支付宝', hint: '模拟支付宝付款' },
    wechat_pay: { name: '微信支付', hint: '模拟微信付款' },
    card: { name: '银行卡', hint: '模拟测试卡 4242' },
  },
  actions: '选择付款结果',
  succeed: '支付成功',
  decline: '支付被拒',
  declineReason: '若被拒绝，原因是',
  reasons: {
    generic_decline: '未说明原因',
    insufficient_funds: '余额不足',
    processing_error: '处理出错或超时',
    lost_card: '卡已挂失',
    stolen_card: '卡被盗',
    fraudulent: '疑似欺诈，已拦截',
    authentication_required: '需要本人验证',
    card_velocity_exceeded: '尝试过于频繁',
    expired_card: '卡已过期',
    incorrect_cvc: '安全码不对',
  },
  cardsOnly: '（仅银行卡）',
  abandon: '放弃支付',
  declinedTitle: '支付没有完成，没有扣款',
  declinedText: '可以再试一次，或换一种支付方式。',
  declinedBy: '模拟的付款方拒绝了这次付款，代码',
  abandonedTitle: '已放弃，没有付款',
  abandonedText: '这笔付款仍可继续，也可以直接关闭本页。',
  completeTitle: '这笔付款已完成',
  completeText: '不需要再付一次。',
  expiredTitle: '付款页面已过期',
  expiredText: '没有扣款。请回到原来的页面重新开始。',
  missingTitle: '没有找到这笔付款',
  missingText: '链接可能不完整，或者沙箱已经清空。请回到原来的页面重新开始。',
  unofferedTitle: '不能用这种支付方式',
  unofferedText: '没有扣款。请从下面的支付方式中选一种。',
  unfitReasonTitle: '这种原因只适用于银行卡',
  unfitReasonText: '没有扣款。请改选银行卡，或换一个原因。',
  continueBack: '返回商户页面',
  returnBack: '回到原来的页面',
  validUntil: '有效期至',
  reference: '付款编号',
  otherLanguage: 'English',
  languageNav: '语言',
  footer: '本页由 Happy Homeland 支付沙箱提供，只用于开发和测试。',
};

const en: Copy = {
  title: 'Pay (sandbox)',
  ribbon: 'Sandbox · test only, no money will be taken',
  ribbonMore: 'This is not a page of Alipay, WeChat Pay or Stripe. Never enter a real account or card number.',
  payee: 'Paid to',
  item: 'For',
  amount: 'Amount',
  chooseMethod: 'How would you like to pay?',
  methods: {
    alipay: { name: 'Alipay', hint: 'Acts like a payment with Alipay' },
    wechat_pay: { name: 'WeChat Pay', hint: 'Acts like a payment with WeChat' },
    card: { name: 'Bank card', hint: 'Acts like the test card 4242' },
  },
  actions: 'Choose what happens',
  succeed: 'Payment succeeds',
  decline: 'Payment is declined',
  declineReason: 'If it is declined, then because',
  reasons: {
    generic_decline: 'No reason given',
    insufficient_funds: 'Not enough money',
    processing_error: 'Processing failed or took too long',
    lost_card: 'Card reported lost',
    stolen_card: 'Card reported stolen',
    fraudulent: 'Blocked as likely fraud',
    authentication_required: 'Owner must confirm',
    card_velocity_exceeded: 'Tried too often',
    expired_card: 'Card has expired',
    incorrect_cvc: 'Wrong security code',
  },
  cardsOnly: ' (cards only)',
  abandon: 'Leave without paying',
  declinedTitle: 'The payment did not go through. Nothing was taken',
  declinedText: 'You can try again, or choose another way to pay.',
  declinedBy: 'Declined by the simulated payer, code',
  abandonedTitle: 'You left without paying',
  abandonedText: 'The payment is still open. You can go on, or close this page.',
  completeTitle: 'This payment is complete',
  completeText: 'There is no need to pay again.',
  expiredTitle: 'This payment page has expired',
  expiredText: 'Nothing was taken. Please go back and start again.',
  missingTitle: 'We cannot find this payment',
  missingText: 'The link may be incomplete, or the sandbox was emptied. Please go back and start again.',
  unofferedTitle: 'That way to pay is not offered here',
  unofferedText: 'Nothing was taken. Please choose one of the ways below.',
  unfitReasonTitle: 'Only a card can be declined for that reason',
  unfitReasonText: 'Nothing was taken. Please choose the bank card, or another reason.',
  continueBack: 'Return to the merchant',
  returnBack: 'Go back',
  validUntil: 'Valid until',
  reference: 'Payment reference',
  otherLanguage: '中文',
  languageNav: 'Language',
  footer: 'Served by the Happy Homeland payment sandbox, for development and tests only.',
};

/** Every text of the page in one language. */
export function copyIn(language: Language): Copy {
  return language === 'en' ? en : zh;
}

/** The language that was asked for; else that of the session; else Chinese. */
export function chooseLanguage(asked: string | undefined, sessionLocale: string | null): Language {
  const wanted = asked ?? sessionLocale ?? 'zh';
  return wanted === 'en' || wanted.startsWith('en-') ? 'en' : 'zh-CN';
}
