import type { DonorsMessages } from './donors-zh-cn.ts';

export const donorsZhHant: DonorsMessages = {
  heading: '署名捐贈',
  count: (gifts) => `共 ${gifts} 人次。只列出願意署名的，其他計入合計。`,
  counts: (gifts, named, unnamed) => `共 ${gifts} 人次：${named} 人次願意署名，${unnamed} 人次沒有在這裡署名。`,
  none: '目前沒有願意署名的捐贈。',
  messages: '捐贈人留言',
  messagesNote: '捐贈人同意公開、經機構審核後顯示。捐贈人可以隨時撤回。',
  anonymous: '匿名',
};
