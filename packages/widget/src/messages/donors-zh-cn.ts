// What <hh-donors> says beside every list. Nobody is urged to give, or to give a name.

export const donorsZhCn = {
  heading: '署名捐赠',
  count: (gifts: number) => `共 ${gifts} 人次。只列出愿意署名的，其他计入合计。`,
  counts: (gifts: number, named: number, unnamed: number) =>
    `共 ${gifts} 人次：${named} 人次愿意署名，${unnamed} 人次没有在这里署名。`,
  none: '目前没有愿意署名的捐赠。',
  messages: '捐赠人留言',
  messagesNote: '捐赠人同意公开、经机构审核后显示。捐赠人可以随时撤回。',
  anonymous: '匿名',
};

export type DonorsMessages = typeof donorsZhCn;
