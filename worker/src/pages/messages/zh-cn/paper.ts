// Chinese: what a page says where it is not seen on a screen that is online: on paper, and without a network.

export const paperTexts = {
  pageCode: {
    heading: '用手机打开本页',
    alt: '二维码：打开本页',
    lead: '用手机扫码，看到的是同一页。数字只到“截至”所写的时间，最新的以网页为准。',
  },
  otherWays: {
    heading: '不上网也能捐',
    transfer: '银行转账，附言写项目名称',
    name: '户名',
    bank: '开户银行',
    number: '账号',
    numberNote: '这里只写尾号。完整账号请打电话向机构核对，不要用别人发来的账号。',
    purpose: '附言',
    ask: '打电话问',
  },
  offline: {
    title: (title: string) => `离线资料：${title}`,
    lead: '现在连不上网，或网络太慢。下面是上次读到的公开资料，不是最新的。',
    kept: '资料时间：',
    again: '再试一次',
    paid: '如果刚才已经付款，请先等网络恢复后查回执，不要再付一次。',
    weak: '网络较慢，还没有打开支付页面，也没有扣款。可以再点一次“去支付”，同一份表单只算一笔；也可以用下面的方式捐。',
  },
  app: {
    name: (title: string) => `捐赠：${title}`,
  },
};

export type PaperTexts = typeof paperTexts;
