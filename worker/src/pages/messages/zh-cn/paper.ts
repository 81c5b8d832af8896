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
};

export type PaperTexts = typeof paperTexts;
