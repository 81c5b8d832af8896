// Chinese: the page by which a giver gets a copy of what is held.

export const giverCopyTexts = {
  giverCopy: {
    title: '您的捐赠资料',
    lead: '慈善组织为您准备了一份文件，里面是我们保存的关于您这一笔捐赠的全部资料（个人信息保护法第四十五条）：',
    holds: [
      '捐赠：金额、项目、时间、状态、退款、付款单号',
      '您填写的：姓名、留言以及是否公开、票据抬头和税号、邮箱',
      '回执号，以及您同意的时间',
    ],
    once: (until: string) => `这个链接只能用一次，有效期到 ${until}（北京时间）。`,
    take: '下载文件',
    keep: '文件里有您的个人信息，请存在自己的设备上，不要转发。没有下载成功，请让慈善组织再发一个链接。',
    overTitle: '这个链接不能用了',
    over: '它已经用过，或者已过期，或者不完整。您的资料没有变动。',
    askAgain: '还需要的话，请再联系慈善组织，请他们重新发一个链接。',
  },
};

export type GiverCopyTexts = typeof giverCopyTexts;
