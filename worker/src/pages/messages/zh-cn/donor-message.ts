// Chinese: messages of givers.

export const donorMessageTexts = {
  donorMessage: {
    heading: '捐赠人的话',
    note: '捐赠人同意公开、经机构审核后显示。捐赠人可以随时撤回。',
    anonymous: '匿名',
    more: '只列出最近的留言。',
    said: '原文',
    gone: '原文已不在：捐赠人已要求删除、撤回，或款项已退回。',
    by: '署名',
    contact: '联系方式',
    own: '您的留言',
    states: { waiting: '等待机构审核，还没有显示。', shown: '已显示在项目页面。', over: '没有显示。' },
    withdraw: '撤回留言',
    notShared: '原文只给处理的人看。',
  },
};

export type DonorMessageTexts = typeof donorMessageTexts;
