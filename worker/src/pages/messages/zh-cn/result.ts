// Chinese: what became of a payment.

export const resultTexts = {
  result: {
    title: {
      paid: '谢谢您，捐款已到账',
      processing: '正在确认付款',
      failed: '支付没有完成',
      expired: '付款页面已过期',
      needs_review: '这一笔需要人工核对',
      quarantined: '这一笔款项待机构核实',
      refunded: '这一笔款项原路退回',
    },
    body: {
      paid: (charity: string) => `支付机构已确认您捐给${charity}的这笔款，已记入项目账目。`,
      processing: () => '支付机构还在确认，一般几秒钟就好。请不要重复付款。',
      failed: () => '支付没有完成，没有扣款。可以再试一次，或换一种方式。',
      expired: () => '付款页面超过了时间，没有扣款。需要的话可以重新开始。',
      needs_review: (charity: string) =>
        `支付机构返回的信息与这笔捐款对不上，${charity}会人工核对。请不要重复付款，有疑问请联系下面的电话。`,
      quarantined: (charity: string) =>
        `款项付到时，项目已不能接收，没有计入项目，单独存放。${charity}会核实，不能接收的原路退回。`,
      refunded: () => '款项没有计入项目，已交支付机构按原付款方式退回。银行卡一般几天到账，支付宝、微信更快。',
    },
    refundOn: (day: string) => `到 ${day}还没有决定接收的，当天自动退回，不用您办手续。`,
    refreshing: (seconds: number, left: number) => `本页每 ${seconds} 秒自动更新一次，最多再更新 ${left} 次。`,
    refreshStopped: '本页不再自动更新。您可以过几分钟再看，付款结果不会丢失。',
    refreshNow: '现在更新',
    facts: '这一笔',
    amount: '金额',
    project: '项目',
    date: '日期',
    receiptNo: '捐赠回执编号',
    receiptLink: '打开捐赠回执',
    saveReceipt: '请打开回执，保存网址、截图或打印。以后打开这个网址、扫码或凭查询码就能再查，不需要账号。',
    next: '接下来',
    nextBooked: '现在：这一笔已记入项目的公开账目，不显示您的个人信息。',
    nextFiscal: {
      waived: () => '票据：您选择了不需要票据，已记录。',
      requested: (charity: string) => `票据：${charity}会为您开具捐赠票据。`,
    },
    nextReport: (date: string) => `${date}募捐结束，此后三个月内，募捐组织应公开募得款物和使用情况。`,
    nextMilestones: '项目步骤',
    findAgain: '以后再来看',
    findAgainBody: '请收藏项目页，或再扫一次海报上的二维码。',
    projectPage: '查看项目账目',
    share: '愿意的话，可以把项目页告诉邻居：',
    retry: '再试一次',
    ask: '有疑问请联系',
    back: (site: string) => `回到“${site}”`,
  },
};

export type ResultTexts = typeof resultTexts;
