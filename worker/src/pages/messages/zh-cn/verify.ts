// Chinese: checking a receipt file.

export const verifyTexts = {
  verify: {
    title: '核验捐赠回执',
    lead: '核验在您的浏览器里进行，回执不会发到任何地方。',
    liveLead: '按您的要求，本页会向本网站读取公开账目；您的回执仍然不会发出去。',
    noScript: '核验要用到浏览器的脚本功能。没有的话，可以用命令行 hh verify 核验。',
    loading: '正在装入核验程序。',
    file: '选择回执文件或图片',
    fileHint: '名字以 .tlog-proof 结尾的文件，或有二维码的回执图片；也可以拖到这里。',
    camera: '用相机扫码',
    paste: '或者粘贴回执文件的全部文字',
    submit: '核验',
    outcome: '核验结果',
    empty: '还没有核验。结果会显示在这里。',
    offline: '怎样断网核验',
    offlineSteps: [
      '打开本页，等到出现“可以断网核验”。',
      '断开网络（或本网站已经关闭），不要关掉或刷新本页。',
      '选择回执文件，结果照样出来。',
    ],
    what: '核验说明什么',
    whatItems: [
      '说明：这笔捐赠写进了公开账目记录，没有被改过；谁看过这份账目、什么时候。有运营方以外的核对方看过的，还说明别人看到的也是这一份。',
      '不说明：钱已经用到受益人身上；账目没有漏记；之后没有退款或更正。',
    ],
    lookup: '没有回执文件？查询我的捐赠',
  },
};

export type VerifyTexts = typeof verifyTexts;
