import type { DonorsMessages } from './donors-zh-cn.ts';

export const donorsEn: DonorsMessages = {
  heading: 'Gifts by name',
  count: (gifts) => `Gifts: ${gifts}. Listed are those whose givers chose to be named; all others are in the total.`,
  counts: (gifts, named, unnamed) => `Gifts: ${gifts}, of them ${named} by name and ${unnamed} not named here.`,
  none: 'No giver has chosen to be named so far.',
  messages: 'Messages from givers',
  messagesNote: 'Shown with consent, once the charity has looked at them. Givers can take them back at any time.',
  anonymous: 'Anonymous',
};
